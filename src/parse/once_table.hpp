// OnceTable: what was computed once, for all threads. An entry is published once and neither
// changed nor removed before the table dies, so a reader needs no lock; the number of slots bounds
// the memory. Entries are answers that anyone would compute again to the same bits: results never
// depend on what the table holds.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace entente {

template <typename Entry, std::size_t slot_count>
class OnceTable {
 public:
  OnceTable() : slots_(std::make_unique<Slots>()) {}
  OnceTable(OnceTable&&) noexcept = default;
  OnceTable& operator=(OnceTable&&) noexcept = default;
  ~OnceTable() {
    if (slots_ == nullptr) return;
    for (const std::atomic<const Entry*>& slot : *slots_)
      delete slot.load(std::memory_order_relaxed);
  }

  // The entry for which `fits(entry)` holds, or nullptr.
  template <typename Fits>
  [[nodiscard]] const Entry* find(std::uint64_t hash, const Fits& fits) const {
    for (std::size_t i = 0; i < probes; ++i) {
      const Entry* entry = (*slots_)[(hash + i) % slot_count].load(std::memory_order_acquire);
      if (entry == nullptr) return nullptr;
      if (fits(*entry)) return entry;
    }
    return nullptr;
  }
  // Publishes `make()`, a std::unique_ptr<Entry>, unless the entry's slots are taken: then nothing
  // is made.
  template <typename Fits, typename Make>
  void insert(std::uint64_t hash, const Fits& fits, const Make& make) const {
    for (std::size_t i = 0; i < probes; ++i) {
      std::atomic<const Entry*>& slot = (*slots_)[(hash + i) % slot_count];
      const Entry* there = slot.load(std::memory_order_acquire);
      if (there == nullptr) {
        std::unique_ptr<Entry> entry = make();
        if (slot.compare_exchange_strong(there, entry.get(), std::memory_order_release,
                                         std::memory_order_acquire)) {
          entry.release();  // the slot owns it now
          return;
        }
      }
      if (fits(*there)) return;  // another thread was first
    }
  }

 private:
  static constexpr std::size_t probes = 4;
  using Slots = std::array<std::atomic<const Entry*>, slot_count>;

  std::unique_ptr<Slots> slots_;
};

}  // namespace entente
