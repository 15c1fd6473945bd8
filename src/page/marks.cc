// The lexicon of class and id words, and the marks of element names. Found by one probe of a table
// that is built at compile time.
#include "page/marks.hpp"

#include "page/shape.hpp"

namespace entente::page {
namespace {

struct Word {
  std::string_view words;  // blanks between
  Mark mark;
};

// Words as sites spell them, in the languages of the web's news; camelCase and hyphens are split.
constexpr auto kWords = std::to_array<Word>({
    {"article art story post entry artikel articulo articolo noticia nota beitrag news single "
     "hentry press blogpost permalink",
     Mark::article},
    {"articlebody storybody postbody entrybody bodytext articletext articlecontent entrycontent "
     "postcontent storycontent newsbody newstext bodycopy maincontent maintext fulltext "
     "newscontent "
     "storytext posttext detailtext detailbody articlecopy cuerpo corps brodtext artikeltext prose",
     Mark::body},
    {"content contents contenu contenido conteudo contenuto inhalt main detail details body page "
     "primary center core contentarea detailcontent",
     Mark::content},
    {"paragraph para paragraphs absatz parrafo paragraphe paragrafo txt textblock textelement",
     Mark::paragraph},
    {"lead lede lide standfirst deck dek subtitle subhead subheadline subheading intro "
     "introduction "
     "chapo chapeau excerpt abstract summary strapline entradilla bajada sommario ingress vorspann "
     "preamble leadtext synopsis perex anriss zajawka manchet subtitulo linhafina sottotitolo kop "
     "description desc underrubrik",
     Mark::lead},
    {"title headline heading titre titulo titolo ueberschrift rubrik hed headlines titel otsikko "
     "tytul nadpis",
     Mark::title},
    {"meta metadata info infos infoline eyebrow metas datos credits postmeta attribution entrymeta",
     Mark::meta},
    {"author authors byline bylines autor autoren auteur autore autora writer contributor "
     "contributors reporter journalist redactor forfatter skribent firma signature vcard fn",
     Mark::author},
    {"date time published timestamp datetime pubdate datum fecha data updated pubtime publish "
     "modified dateline posted",
     Mark::date},
    {"caption captions figcaption credit fotocredit photocredit imagecaption bildunterschrift "
     "legende legend copyright didascalia epigrafe pie bildtext photographer bu imgcaption "
     "piefoto wp-caption captiontext undertext bildtekst",
     Mark::caption},
    {"gallery slideshow carousel slider slide slick swiper galerie galeria galleria lightbox "
     "photos bilder imagegallery thumbnails thumbs thumb flickity splide glide",
     Mark::gallery},
    {"nav menu breadcrumb breadcrumbs navigation navbar topbar submenu navi pagination pager "
     "sitemap hamburger offcanvas menubar subnav mainnav topnav toc index tabs tab pagenav prev "
     "next previous sections crumbs megamenu",
     Mark::nav},
    {"footer foot bottom colophon legal imprint impressum pie-pagina footnote footnotes fuss "
     "disclaimer endnote sitefooter contentinfo",
     Mark::footer},
    {"header masthead banner-top top siteheader logo branding cabecera kopf entete topper",
     Mark::header},
    {"sidebar aside side rail secondary complementary rightcol leftcol rightrail leftrail marginal "
     "sidecolumn barra lateral seitenleiste",
     Mark::sidebar},
    {"related recommend recommended recommendation recommendations more similar popular trending "
     "latest readmore most recirc recirculation also mehr weitere verwandt relacionadas "
     "relacionados "
     "relacionada correlati correlate liees seealso alsoread mostread mostpopular morefrom "
     "readnext nextup upnext leggi anche lire aussi keepreading furtherreading alsolike "
     "interested meistgelesen empfehlung empfehlungen relatedposts yarpp jp zergnet "
     "crosslink linkbox relacionado recomendadas recomendados masleidas plus-lus backlinks",
     Mark::related},
    {"share shares sharing social facebook twitter whatsapp linkedin pinterest addthis sharethis "
     "shareaholic socials compartir partage teilen condividi sharebar follow seguir addtoany "
     "telegram reddit sociallinks shariff bookmark",
     Mark::share},
    {"comment comments disqus reply replies discussion respond kommentare kommentar comentarios "
     "commentaires commenti coral livefyre spotim commentlist talk forum comentario viafoura "
     "openweb reactions",
     Mark::comment},
    {"ad ads advert advertisement advertising adv sponsor sponsored sponsors outbrain taboola dfp "
     "gpt "
     "commercial affiliate werbung anzeige publicidad pub publicite pubblicita adslot adbox "
     "adcontainer adsbygoogle mgid teads reklama reklam annons advertorial partner revcontent "
     "plista partners adunit adwrapper googlead reklame publicidade",
     Mark::advert},
    {"newsletter subscribe signup subscription mailing mailchimp abo subscriber subscriptions "
     "inscription suscripcion nl sailthru emailsignup",
     Mark::newsletter},
    {"paywall premium piano regwall locked tp barrier meter paid plusbox subscriberonly gate "
     "abonnement offer offers purchase paidcontent",
     Mark::paywall},
    {"tag tags topic topics keyword keywords category categories label labels kicker section "
     "sectionname schlagwort themen tema temas etiquetas dachzeile overline ressort rubric "
     "pretitle "
     "categoria catlinks hashtag hashtags antetitulo taglist spitzmarke",
     Mark::topic},
    {"widget module box infobox factbox card cards tile item items block component aggregator "
     "kasten infokasten fact facts sidebox recuadro encadre",
     Mark::widget},
    {"cookie cookies consent gdpr cmp privacy modal popup overlay onetrust didomi toast dialog "
     "notification notice alert interstitial usercentrics",
     Mark::cookie},
    {"hidden hide sr visually screenreader visuallyhidden skip a11y invisible print-only sronly "
     "accessibility collapse none screen offscreen displaynone",
     Mark::hidden},
    {"login account user profile register signin logout usermenu registration anmelden",
     Mark::account},
    {"search suche buscar recherche searchform searchbox ricerca", Mark::search},
    {"player video videos audio podcast media vjs jwplayer jw brightcove mediaelement tts listen "
     "speech playlist readspeaker youtube trinity multimedia",
     Mark::player},
    {"quote pullquote blockquote zitat citation cita citazione quotes pull", Mark::quote},
    {"embed tweet instagram iframe oembed socialembed embedded fb twtr", Mark::embed},
    {"live liveblog liveticker ticker livefeed timeline minuto live-blog", Mark::live},
    {"stock stocks weather market markets wetter quote-ticker finance chart score scores poll quiz "
     "survey table results game horoscope lottery calendar programme",
     Mark::data},
    {"correction corrections note editor editors nota-redaccion bio biography about aboutauthor "
     "authorbio authorbox ubermich autorbox contact",
     Mark::note},
    {"toolbar tools tool print email button btn icon icons buttons actions action bar control "
     "controls fontsize copylink toggle cta link links",
     Mark::tool},
    {"list lists liste listing feed stream river archive grid collection row columns overview "
     "blogroll roll loop wall",
     Mark::list},
    {"promo promos promotion promotional teaserbox banner banners hero billboard marketing "
     "campaign "
     "donate donation support membership fundraising contribute spenden download app apps shop "
     "store deals coupon",
     Mark::promo},
    {"teaser teasers preview snippet snippets thumbnail storylink linkto articlelink teaserlist "
     "headline-list newslist storylist",
     Mark::teaser},
    {"richtext rte wysiwyg rich formatted fr field-name-body cms markdown editor-content ck "
     "article__text gutenberg wp elementor",
     Mark::rich},
});

constexpr std::size_t kSlots = 4096;
constexpr std::size_t kMostWord = 24;

constexpr std::size_t hash_of(std::string_view word) {
  std::uint32_t hash = 0x811C9DC5U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return (hash ^ (hash >> 15U)) % kSlots;
}

struct Slot {
  std::string_view word;
  Mark mark = Mark::article;
};

constexpr std::array<Slot, kSlots> make_table() {
  std::array<Slot, kSlots> table{};
  for (const Word& row : kWords) {
    std::size_t at = 0;
    while (at < row.words.size()) {
      std::size_t end = row.words.find(' ', at);
      if (end == std::string_view::npos) end = row.words.size();
      const std::string_view word = row.words.substr(at, end - at);
      std::size_t slot = hash_of(word);
      while (!table[slot].word.empty() && table[slot].word != word) slot = (slot + 1) % kSlots;
      if (table[slot].word.empty()) table[slot] = {word, row.mark};
      at = end + 1;
    }
  }
  return table;
}
constexpr std::array<Slot, kSlots> kTable = make_table();

const Slot* find_word(std::string_view word) {
  for (std::size_t slot = hash_of(word); !kTable[slot].word.empty(); slot = (slot + 1) % kSlots)
    if (kTable[slot].word == word) return &kTable[slot];
  return nullptr;
}

// "article-text", "story__body", "postContent": together they name the body.
bool names_body(std::string_view first, std::string_view second) {
  constexpr auto things = std::to_array<std::string_view>(
      {"article", "story", "post", "entry", "news", "detail", "page", "single", "artikel", "art",
       "noticia", "content", "main"});
  constexpr auto parts =
      std::to_array<std::string_view>({"body", "text", "content", "copy", "txt", "texto", "texte",
                                       "testo", "contents", "paragraph"});
  const auto in = [](const auto& list, std::string_view word) {
    for (const std::string_view one : list)
      if (one == word) return true;
    return false;
  };
  return in(things, first) && in(parts, second) && first != second;
}

class WordReader {
 public:
  Marks read(std::string_view value) {
    char before = ' ';
    for (const char c : value.substr(0, kMostValue)) {
      const bool turns = is_upper(c) && is_lower(before);
      if (!is_word(c) || turns) end_word();
      if (is_word(c)) {
        if (size_ < kMostWord) word_[size_] = to_lower(c);
        ++size_;
      }
      if (c == ' ') last_size_ = 0;
      before = c;
    }
    end_word();
    last_size_ = 0;
    return marks_;
  }

 private:
  static constexpr std::size_t kMostValue = 400;

  void end_word() {
    if (size_ >= 2 && size_ <= kMostWord) {
      const std::string_view word(word_.data(), size_);
      if (const Slot* found = find_word(word)) marks_ |= bit(found->mark);
      if (last_size_ != 0 && names_body({last_.data(), last_size_}, word))
        marks_ |= bit(Mark::body);
      last_ = word_;
      last_size_ = size_;
    }
    size_ = 0;
  }

  std::array<char, kMostWord> word_{}, last_{};
  std::size_t size_ = 0, last_size_ = 0;
  Marks marks_ = 0;
};

constexpr std::array<Marks, kTags> make_names() {
  std::array<Marks, kTags> names{};
  const auto set = [&names](Tag tag, Mark mark) {
    names[static_cast<std::size_t>(tag)] |= bit(mark);
  };
  set(Tag::nav, Mark::in_nav);
  set(Tag::menu, Mark::in_nav);
  set(Tag::footer, Mark::in_footer);
  set(Tag::header, Mark::in_header);
  set(Tag::aside, Mark::in_aside);
  set(Tag::figure, Mark::in_figure);
  set(Tag::figcaption, Mark::in_caption);
  set(Tag::form, Mark::in_form);
  set(Tag::fieldset, Mark::in_form);
  set(Tag::label, Mark::in_form);
  set(Tag::button, Mark::in_button);
  set(Tag::ul, Mark::in_list);
  set(Tag::ol, Mark::in_list);
  set(Tag::li, Mark::in_list);
  set(Tag::table, Mark::in_table);
  set(Tag::blockquote, Mark::in_quote);
  set(Tag::q, Mark::in_quote);
  set(Tag::article, Mark::in_article);
  set(Tag::main, Mark::in_main);
  set(Tag::section, Mark::in_section);
  set(Tag::a, Mark::in_link);
  for (const Tag tag : {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6})
    set(tag, Mark::in_heading);
  set(Tag::p, Mark::in_paragraph);
  set(Tag::noscript, Mark::in_noscript);
  set(Tag::dialog, Mark::in_dialog);
  set(Tag::caption, Mark::in_caption);
  set(Tag::time, Mark::in_time);
  set(Tag::pre, Mark::in_pre);
  set(Tag::code, Mark::in_pre);
  set(Tag::dl, Mark::in_definition);
  return names;
}
constexpr std::array<Marks, kTags> kNames = make_names();

constexpr std::array<std::string_view, kMarks> kMarkNames = {
    "article",   "body",      "content",  "paragraph", "lead",       "title",        "meta",
    "author",    "date",      "caption",  "gallery",   "nav",        "footer",       "header",
    "sidebar",   "related",   "share",    "comment",   "advert",     "newsletter",   "paywall",
    "topic",     "widget",    "cookie",   "hidden",    "account",    "search",       "player",
    "quote",     "embed",     "live",     "data",      "note",       "tool",         "list",
    "promo",     "teaser",    "rich",     "<nav>",     "<footer>",   "<header>",     "<aside>",
    "<figure>",  "<form>",    "<button>", "<ul>",      "<table>",    "<blockquote>", "<article>",
    "<main>",    "<section>", "<a>",      "<h1>-<h6>", "<p>",        "<noscript>",   "<dialog>",
    "<caption>", "<time>",    "<pre>",    "<dl>",      "articleBody"};

}  // namespace

std::string_view name(Mark mark) {
  return kMarkNames[static_cast<std::size_t>(mark)];
}

Marks marks_of(const Node& element) {
  Marks marks = kNames[static_cast<std::size_t>(element.tag)];
  // <html> and <body> speak of the page, not of what stands in them.
  if (element.tag == Tag::html || element.tag == Tag::body) return marks;
  WordReader words;
  for (const Attribute& one : element.attributes) {
    if (one.name == "class" || one.name == "id" || one.name == "role" ||
        one.name == "data-testid" || one.name == "data-component" || one.name == "data-qa" ||
        one.name == "data-module" || one.name == "data-type" || one.name == "data-name") {
      marks |= words.read(one.value);
    } else if (one.name == "itemprop") {
      if (one.value == "articleBody") marks |= bit(Mark::item_body);
      marks |= words.read(one.value);
    } else if (one.name == "hidden") {
      marks |= bit(Mark::hidden);
    } else if (one.name == "style") {
      if (one.value.find("display:none") != std::string_view::npos ||
          one.value.find("display: none") != std::string_view::npos)
        marks |= bit(Mark::hidden);
    }
  }
  return marks;
}

}  // namespace entente::page
