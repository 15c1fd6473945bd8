// No allocation a token: once the words are known, a text ten times as long takes as many
// allocations as the text, but for the logarithm by which memory grows.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "parse/parser.hpp"
#include "rooms/parse/model.hpp"

namespace {

std::atomic<std::size_t> allocations{0};

void* counted(std::size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size == 0 ? 1 : size); memory != nullptr) return memory;
  throw std::bad_alloc();
}

}  // namespace

// All forms but the aligned ones, so that a sanitizer never sees one of ours beside one of its own.
void* operator new(std::size_t size) {
  return counted(size);
}
void* operator new[](std::size_t size) {
  return counted(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept {
  return operator new(size, tag);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}

namespace entente {
namespace {

// SAMPLE text of our own.
constexpr const char* sample =
    "The ministers of Finance met in Oslo on Tuesday and didn't agree on the loan, officials said. "
    "\"We're studying what they were offered,\" the spokeswoman told reporters in the U.S. "
    "capital. "
    "Seven ships carrying 2,400 tonnes of wheat left the port of Odesa, Ukraine's navy reported. ";

std::size_t allocations_of(const Parser& parser, const std::string& text) {
  Arena arena(std::size_t{1} << 24U);
  const std::size_t before = allocations.load();
  EXPECT_FALSE(parser.parse(text, arena).tokens.empty());
  return allocations.load() - before;
}

TEST(Allocations, do_not_grow_with_tokens_once_the_words_are_known) {
  auto parser = Parser::load(testing_model::path());
  if (!parser.ok()) GTEST_SKIP() << parser.error().what;
  const std::string once = sample;
  std::string many;
  for (int i = 0; i < 10; ++i) many += once;
  allocations_of(parser.value(), many);  // the words become known, the memory grows
  const std::size_t few = allocations_of(parser.value(), once);
  const std::size_t more = allocations_of(parser.value(), many);
  std::printf("allocations of one call: %zu, of a text 10 times as long: %zu\n", few, more);
  EXPECT_LE(more, few + 24) << "vectors that grow by doubling may take a few more";
  EXPECT_LE(few, 120U);
}

}  // namespace
}  // namespace entente
