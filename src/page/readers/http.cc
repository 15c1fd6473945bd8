// Status, headers, chunks; the content encodings are in http_encoding.cc.
#include "page/readers/http.hpp"

#include <charconv>
#include <utility>

#include "page/readers/headers.hpp"
#include "page/readers/http_encoding.hpp"
#include "page/shape.hpp"

namespace entente::page {
namespace {

Error fault(ErrorCode code, std::string what) {
  return {code, std::move(what), "", ""};
}

// "HTTP/1.1 200 OK"
int status_of(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (!line.starts_with("HTTP/") || blank == std::string_view::npos) return 0;
  const std::string_view digits = trim(line.substr(blank)).substr(0, 3);
  int status = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), status);
  return failed == std::errc{} && end == digits.data() + 3 ? status : 0;
}

struct Chunk {
  std::size_t size = 0, begin = 0;  // begin: of its data
};

// "1a2f;extension" and its line end at `at`.
std::optional<Chunk> chunk_at(std::string_view body, std::size_t at) {
  const std::size_t end = body.find('\n', at);
  if (end == std::string_view::npos || end - at > 1024) return std::nullopt;
  std::string_view line = body.substr(at, end - at);
  line = trim(line.substr(0, line.find(';')));
  std::size_t size = 0;
  const auto [stop, failed] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (failed != std::errc{} || stop != line.data() + line.size() || line.empty())
    return std::nullopt;
  return Chunk{size, end + 1};
}

// Joins the chunks in place. A body whose first line is no chunk size was joined by the archiver.
void join_chunks(HttpResponse& response) {
  std::string& body = response.body;
  std::size_t from = 0, to = 0;
  while (true) {
    const std::optional<Chunk> chunk = chunk_at(body, from);
    if (!chunk) {
      if (from == 0) return;
      response.cut = true;
      break;
    }
    if (chunk->size == 0) break;
    const std::size_t size = std::min(chunk->size, body.size() - chunk->begin);
    std::char_traits<char>::move(body.data() + to, body.data() + chunk->begin, size);
    to += size;
    if (size < chunk->size) {
      response.cut = true;
      break;
    }
    from = chunk->begin + size;
    if (from < body.size() && body[from] == '\r') ++from;
    if (from < body.size() && body[from] == '\n') ++from;
  }
  body.resize(to);
}

}  // namespace

Result<HttpResponse> read_http(std::string message, const Limits& limits) {
  HttpResponse response;
  const std::string_view head = std::string_view(message).substr(0, limits.header_bytes);
  const std::size_t line_end = std::min(head.find('\n'), head.size());
  response.status = status_of(head.substr(0, line_end));
  if (response.status == 0) return fault(ErrorCode::bad_data, "holds no HTTP response");
  const std::optional<std::size_t> end = end_of_headers(head);
  if (!end && message.size() > limits.header_bytes)
    return fault(ErrorCode::too_large, "its HTTP headers are over " +
                                           std::to_string(limits.header_bytes >> 10U) + " KiB");
  if (!end) return fault(ErrorCode::bad_data, "its HTTP headers have no end");
  const Headers headers(head.substr(line_end, *end - line_end));
  response.content_type = headers.get("content-type");
  const bool chunked = lower(headers.get("transfer-encoding")).find("chunked") != std::string::npos;
  const std::string encoding = lower(headers.get("content-encoding"));
  message.erase(0, *end);
  response.body = std::move(message);
  if (response.status != 200) return response;  // nobody will read the body
  if (chunked) join_chunks(response);
  TRY(const bool cut, decode_content(response.body, encoding, limits));
  response.cut = response.cut || cut;
  return response;
}

}  // namespace entente::page
