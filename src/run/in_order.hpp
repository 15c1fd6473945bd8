// Many inputs over N workers, results in input order: the output is the same bytes for 1..N
// threads. Memory is bounded: no more than a window of inputs is open at once, and each worker has
// one arena that is reset after each input.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/arena.hpp"

namespace entente {

// How many workers this machine has room for.
[[nodiscard]] inline std::size_t available_threads() {
  return std::max(1U, std::thread::hardware_concurrency());
}

// next() -> std::optional<Input> is called by one worker at a time; work(Input&&, Arena&) -> Output
// by all at once; deliver(Output&&)
// -> bool by the caller's thread in input order, false to stop early. What work or next throws is
// thrown again to the caller.
template <typename Next, typename Work, typename Deliver>
void in_order(std::size_t threads, Next next, Work work, Deliver deliver) {
  using Input = typename decltype(next())::value_type;
  using Output = decltype(work(std::declval<Input&&>(), std::declval<Arena&>()));

  if (threads <= 1) {
    Arena arena;
    while (std::optional<Input> input = next()) {
      if (!deliver(work(std::move(*input), arena))) return;
      arena.reset();
    }
    return;
  }

  std::mutex mutex;  // guards all that follows, and next()
  std::condition_variable taken_or_done;
  std::condition_variable delivered;
  std::map<std::size_t, Output> finished;
  std::size_t taken = 0;
  std::size_t out = 0;
  std::size_t running = threads;
  bool ended = false;
  std::exception_ptr broken;
  const std::size_t window = threads * 4;

  const auto run = [&] {
    Arena arena;
    std::unique_lock lock(mutex);
    try {
      while (true) {
        delivered.wait(lock, [&] { return ended || taken - out < window; });
        if (ended) break;
        std::optional<Input> input = next();
        if (!input) {
          ended = true;
          break;
        }
        const std::size_t number = taken++;
        lock.unlock();
        Output output = work(std::move(*input), arena);
        arena.reset();
        lock.lock();
        finished.emplace(number, std::move(output));
        taken_or_done.notify_one();
      }
    } catch (...) {
      if (!lock.owns_lock()) lock.lock();
      ended = true;
      if (!broken) broken = std::current_exception();
    }
    --running;
    delivered.notify_all();
    taken_or_done.notify_one();
  };

  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < threads; ++i) workers.emplace_back(run);

  std::unique_lock lock(mutex);
  while (true) {
    taken_or_done.wait(lock, [&] { return finished.count(out) != 0 || running == 0; });
    const auto found = finished.find(out);
    if (found == finished.end()) break;  // all workers have left and nothing is due
    Output output = std::move(found->second);
    finished.erase(found);
    lock.unlock();
    bool more = false;
    try {
      more = deliver(std::move(output));
    } catch (...) {
      lock.lock();
      if (!broken) broken = std::current_exception();
      lock.unlock();
    }
    lock.lock();
    ++out;
    if (!more) {
      ended = true;
      delivered.notify_all();
      break;
    }
    delivered.notify_all();
  }
  lock.unlock();
  workers.clear();  // joins
  if (broken) std::rethrow_exception(broken);
}

}  // namespace entente
