// The weights that the built program uses, as tools/train_article.py wrote them.
#include "page/article.hpp"

namespace entente::page {

const ArticleModel& article_model() {
  static constexpr ArticleModel model = {
#include "page/article_weights.inc"
  };
  return model;
}

}  // namespace entente::page
