// The door of the extractor: any markup gives one verdict a block, blocks in order within the text,
// and the same verdicts a second time.
#include "page/article.hpp"

#include <cstdlib>

#include "page/decode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente;        // NOLINT(google-build-using-namespace)
  using namespace entente::page;  // NOLINT(google-build-using-namespace)
  Page page;
  page.id = "fuzz";
  page.bytes.assign(reinterpret_cast<const char*>(data), size);
  page.format = PageFormat::html;
  const auto text = decode_page(page);
  if (!text.ok()) return 0;
  Arena arena;
  const auto dom = parse_html(text.value().text, Limits{}, arena);
  if (!dom.ok()) return 0;
  const HtmlPage html = render_html(dom.value());
  const Metadata metadata = read_metadata(dom.value());
  const Article article = find_article(html, metadata, article_model());
  if (article.verdicts.size() != html.blocks.size()) std::abort();
  std::uint32_t last = 0;
  for (const HtmlBlock& block : html.blocks) {
    if (block.span.begin < last || block.span.end > html.text.size() || block.span.empty())
      std::abort();
    last = block.span.end;
  }
  for (const BlockVerdict& verdict : article.verdicts)
    if (!(verdict.second >= 0 && verdict.second <= 1)) std::abort();
  const Article again = find_article(html, metadata, article_model());
  for (std::size_t i = 0; i < article.verdicts.size(); ++i)
    if (again.verdicts[i].second != article.verdicts[i].second) std::abort();
  if (article.title >= static_cast<int>(html.blocks.size())) std::abort();
  return 0;
}
