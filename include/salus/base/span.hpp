// A view of contiguous elements that someone else owns.
//
// C++17 has no std::span, and Abseil's subspan would put a link dependency into a public header; this is the small part
// of std::span that Salus uses. It never allocates and never checks bounds in release builds.
#pragma once

#include <array>
#include <cassert>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace salus {

template <typename T>
class span {
 public:
  using element_type = T;
  using value_type = std::remove_cv_t<T>;
  using iterator = T*;

  constexpr span() noexcept = default;
  constexpr span(T* data, std::size_t size) noexcept : data_(data), size_(size) {}
  template <std::size_t N>
  constexpr span(T (&array)[N]) noexcept : data_(array), size_(N) {}
  template <typename U, std::size_t N, typename = std::enable_if_t<std::is_convertible_v<const U*, T*>>>
  constexpr span(const std::array<U, N>& array) noexcept : data_(array.data()), size_(N) {}
  template <typename U, typename = std::enable_if_t<std::is_convertible_v<const U*, T*>>>
  span(const std::vector<U>& vector) noexcept : data_(vector.data()), size_(vector.size()) {}
  template <typename U, typename = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  span(std::vector<U>& vector) noexcept : data_(vector.data()), size_(vector.size()) {}
  template <typename U, typename = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  constexpr span(span<U> other) noexcept : data_(other.data()), size_(other.size()) {}

  constexpr T* data() const noexcept { return data_; }
  constexpr std::size_t size() const noexcept { return size_; }
  constexpr bool empty() const noexcept { return size_ == 0; }
  constexpr T* begin() const noexcept { return data_; }
  constexpr T* end() const noexcept { return data_ + size_; }
  constexpr T& operator[](std::size_t i) const noexcept {
    assert(i < size_);
    return data_[i];
  }
  constexpr span subspan(std::size_t first, std::size_t count) const noexcept {
    assert(first <= size_ && count <= size_ - first);
    return span(data_ + first, count);
  }

 private:
  T* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace salus
