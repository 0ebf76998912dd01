#include "base/arrow_export.hpp"

#include <cstring>
#include <string_view>

namespace salus::arrow {
namespace {

// What an exported array keeps alive. Its children are released with it, unless the consumer moved them away before,
// which leaves their release callback null.
struct ArrayHolder {
  std::vector<std::shared_ptr<const void>> owners;
  std::vector<const void*> buffers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> child_pointers;
};

struct SchemaHolder {
  std::string name;
  std::string format;
  std::string metadata;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> child_pointers;
};

template <typename Structure, typename Holder>
void release(Structure* structure) {
  auto* const holder = static_cast<Holder*>(structure->private_data);
  for (Structure& child : holder->children)
    if (child.release != nullptr) child.release(&child);
  delete holder;
  structure->release = nullptr;
}

// Structures whose children were only partly made clean up after themselves when an allocation fails.
template <typename Structure, typename Holder>
struct Release {
  void operator()(Holder* holder) const {
    for (Structure& child : holder->children)
      if (child.release != nullptr) child.release(&child);
    delete holder;
  }
};

ArrowArray array_of(const Exported& column) {
  std::unique_ptr<ArrayHolder, Release<ArrowArray, ArrayHolder>> holder(new ArrayHolder);
  holder->owners = column.buffers;
  for (const auto& buffer : column.buffers) holder->buffers.push_back(buffer.get());
  holder->children.reserve(column.children.size());
  holder->child_pointers.reserve(column.children.size());
  for (const Exported& child : column.children) {
    holder->children.push_back(array_of(child));
    holder->child_pointers.push_back(&holder->children.back());
  }
  ArrowArray array{};
  array.length = column.length;
  array.null_count = column.null_count;
  array.n_buffers = static_cast<std::int64_t>(holder->buffers.size());
  array.n_children = static_cast<std::int64_t>(holder->children.size());
  array.buffers = holder->buffers.data();
  array.children = holder->child_pointers.empty() ? nullptr : holder->child_pointers.data();
  array.release = &release<ArrowArray, ArrayHolder>;
  array.private_data = holder.release();
  return array;
}

void append_size(std::string& to, std::size_t size) {
  const auto number = static_cast<std::int32_t>(size);
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  to.append(bytes, sizeof number);
}

// The specification's form of key-value pairs: their number, then each text after its length, in the machine's order of bytes.
std::string encoded(const std::vector<std::pair<std::string, std::string>>& metadata) {
  std::string bytes;
  if (metadata.empty()) return bytes;
  append_size(bytes, metadata.size());
  for (const auto& [key, value] : metadata) {
    append_size(bytes, key.size());
    bytes += key;
    append_size(bytes, value.size());
    bytes += value;
  }
  return bytes;
}

ArrowSchema schema_of(const Exported& column) {
  std::unique_ptr<SchemaHolder, Release<ArrowSchema, SchemaHolder>> holder(new SchemaHolder);
  holder->name = column.name;
  holder->format = column.format;
  holder->metadata = encoded(column.metadata);
  holder->children.reserve(column.children.size());
  holder->child_pointers.reserve(column.children.size());
  for (const Exported& child : column.children) {
    holder->children.push_back(schema_of(child));
    holder->child_pointers.push_back(&holder->children.back());
  }
  ArrowSchema schema{};
  schema.format = holder->format.c_str();
  schema.name = holder->name.c_str();
  schema.metadata = holder->metadata.empty() ? nullptr : holder->metadata.data();
  schema.flags = column.nullable ? ARROW_FLAG_NULLABLE : 0;
  schema.n_children = static_cast<std::int64_t>(holder->children.size());
  schema.children = holder->child_pointers.empty() ? nullptr : holder->child_pointers.data();
  schema.release = &release<ArrowSchema, SchemaHolder>;
  schema.private_data = holder.release();
  return schema;
}

// The bitmap of what is valid, and how many are not; no bitmap where all are.
std::pair<std::shared_ptr<const void>, std::int64_t> bitmap_of(const std::vector<bool>& valid) {
  auto bits = std::make_shared<std::vector<std::uint8_t>>((valid.size() + 7) / 8);
  std::int64_t nulls = 0;
  for (std::size_t i = 0; i < valid.size(); ++i) {
    if (valid[i]) {
      (*bits)[i / 8] = static_cast<std::uint8_t>((*bits)[i / 8] | 1U << (i % 8));
    } else {
      ++nulls;
    }
  }
  if (nulls == 0) return {nullptr, 0};
  const void* const data = bits->data();
  return {std::shared_ptr<const void>(bits, data), nulls};
}

template <typename T>
std::shared_ptr<const void> buffer_of(std::vector<T> values) {
  // A consumer may want an address even where there is nothing to read.
  if (values.capacity() == 0) values.reserve(1);
  auto owner = std::make_shared<std::vector<T>>(std::move(values));
  const void* const data = owner->data();
  return {owner, data};
}

}  // namespace

Exported numbers(std::string name, std::vector<double> values, const std::vector<bool>& valid) {
  Exported column;
  column.name = std::move(name);
  column.format = "g";
  column.length = static_cast<std::int64_t>(values.size());
  auto [bitmap, nulls] = bitmap_of(valid);
  column.null_count = nulls;
  column.buffers = {std::move(bitmap), buffer_of(std::move(values))};
  return column;
}

Exported texts(std::string name, const std::vector<std::string_view>& values, const std::vector<bool>& valid) {
  Exported column;
  column.name = std::move(name);
  column.format = "U";  // 64-bit offsets, so that no table is too long
  column.length = static_cast<std::int64_t>(values.size());
  std::vector<std::int64_t> offsets{0};
  offsets.reserve(values.size() + 1);
  std::vector<char> bytes;
  for (const std::string_view value : values) {
    bytes.insert(bytes.end(), value.begin(), value.end());
    offsets.push_back(static_cast<std::int64_t>(bytes.size()));
  }
  auto [bitmap, nulls] = bitmap_of(valid);
  column.null_count = nulls;
  column.buffers = {std::move(bitmap), buffer_of(std::move(offsets)), buffer_of(std::move(bytes))};
  return column;
}

Exported record_batch(std::vector<Exported> columns, std::int64_t length) {
  Exported batch;
  batch.format = "+s";
  batch.nullable = false;
  batch.length = length;
  batch.buffers = {nullptr};
  batch.children = std::move(columns);
  return batch;
}

void give(const Exported& column, ArrowSchema* schema, ArrowArray* array) {
  ArrowSchema described = schema_of(column);
  try {
    *array = array_of(column);
  } catch (...) {
    described.release(&described);
    throw;
  }
  *schema = described;
}

}  // namespace salus::arrow
