// The field map: what the user said, and the names that known data sets have (entente's own rows,
// Event Registry, news-please, the Guardian, the New York Times, NewsAPI, CC-News and the like).
#include <algorithm>
#include <array>

#include "page/readers/reader.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

struct Known {
  std::string_view field;
  std::string_view paths;  // best first, apart by blanks
};

constexpr std::array known{
    Known{"id", "id uri _id guid uuid article_id doc_id story_id docid url web_url webUrl link"},
    Known{"date",
          "date dateTimePub dateTime published_at publishedAt date_publish publish_date "
          "date_published webPublicationDate pub_date pubDate published publication_date "
          "datePublished created_at timestamp"},
    Known{"modified",
          "modified updated updated_at date_modify date_modified dateModified last_modified "
          "fields.lastModified"},
    Known{"title", "title headline.main headline webTitle head headline_main fields.headline"},
    Known{"text",
          "text body maintext content article_text full_text fulltext fields.bodyText bodyText "
          "body_text article story plain_text"},
    Known{"html", "html body_html content_html fields.body raw_html"},
    Known{"url", "url web_url webUrl link source_url"},
    Known{"byline", "byline.original byline authors author creator fields.byline writers"},
    Known{"section", "section section_name sectionName category news_desk desk"},
    Known{"language", "language lang fields.lang"},
    Known{"carrier",
          "carrier source.title source.name source.uri publication publisher newspaper outlet "
          "source source_domain domain site"},
    Known{"agency", "agency wire"},
    Known{"dateline", "dateline"},
};

const Known* find_known(std::string_view field) {
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Known& one) { return one.field == field; });
  return found == known.end() ? nullptr : &*found;
}

Error usage(std::string what) {
  std::string names;
  for (const Known& one : known) names += (names.empty() ? "" : ", ") + std::string(one.field);
  return {ErrorCode::usage, std::move(what), "",
          "Write it as --fields id=uri,date=dateTimePub,text=body; fields are " + names};
}

}  // namespace

Result<FieldMap> FieldMap::parse(std::string_view text) {
  FieldMap map;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view pair = trim(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos || equals + 1 == pair.size())
      return usage("--fields has \"" + std::string(pair) + "\", which is no pair");
    const std::string_view field = trim(pair.substr(0, equals));
    if (find_known(field) == nullptr)
      return usage("--fields has \"" + std::string(field) + "\", which is no field of ours");
    map.said_.insert_or_assign(std::string(field), std::string(trim(pair.substr(equals + 1))));
  }
  return map;
}

std::vector<std::string_view> FieldMap::paths(std::string_view field) const {
  if (const auto said = said_.find(field); said != said_.end()) return {said->second};
  const Known* one = find_known(field);
  return one == nullptr ? std::vector<std::string_view>{} : words(one->paths);
}

}  // namespace entente::page
