// Pool: values that one thread uses at a time and that are worth keeping (memory already grown). No
// locks: a value is in a slot or with one borrower. When all slots are empty a new value is made,
// when all are full it is dropped.
#pragma once

#include <array>
#include <atomic>
#include <memory>

namespace entente {

template <typename Value, std::size_t slots = 64>
class Pool {
 public:
  class Loan {
   public:
    Loan(Pool& pool, std::unique_ptr<Value> value) : pool_(&pool), value_(std::move(value)) {}
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan() { pool_->give_back(std::move(value_)); }
    Value& operator*() const { return *value_; }
    Value* operator->() const { return value_.get(); }

   private:
    Pool* pool_;
    std::unique_ptr<Value> value_;
  };

  Pool() = default;
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    for (std::atomic<Value*>& slot : slots_) delete slot.load(std::memory_order_relaxed);
  }

  [[nodiscard]] Loan borrow() {
    for (std::atomic<Value*>& slot : slots_)
      if (Value* value = slot.exchange(nullptr, std::memory_order_acquire); value != nullptr)
        return Loan(*this, std::unique_ptr<Value>(value));
    return Loan(*this, std::make_unique<Value>());
  }

 private:
  void give_back(std::unique_ptr<Value> value) {
    for (std::atomic<Value*>& slot : slots_) {
      Value* none = nullptr;
      if (slot.compare_exchange_strong(none, value.get(), std::memory_order_release,
                                       std::memory_order_relaxed)) {
        value.release();  // the slot owns it now
        return;
      }
    }
  }

  std::array<std::atomic<Value*>, slots> slots_{};
};

}  // namespace entente
