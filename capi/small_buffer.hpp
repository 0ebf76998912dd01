// Room for a few trivial things on the stack, and on the heap where there are more.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

namespace salus::capi {

// The capacity is fixed at creation: push_back() beyond it is a mistake.
template <typename T, std::size_t few>
class SmallBuffer {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  explicit SmallBuffer(std::size_t capacity) {
    if (capacity <= few) return;
    heap_ = std::make_unique<Room[]>(capacity);
    room_ = heap_.get();
  }

  void push_back(const T& thing) noexcept { ::new (static_cast<void*>(room_ + size_++)) T(thing); }
  const T* data() const noexcept { return std::launder(reinterpret_cast<const T*>(room_)); }
  std::size_t size() const noexcept { return size_; }

 private:
  // Not T itself: its constructor would write all of the room at each call.
  struct alignas(T) Room {
    unsigned char bytes[sizeof(T)];
  };

  Room stack_[few];
  std::unique_ptr<Room[]> heap_;
  Room* room_ = stack_;
  std::size_t size_ = 0;
};

}  // namespace salus::capi
