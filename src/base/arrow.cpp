#include "salus/base/arrow.hpp"

#include <limits>

#include "base/arrow_import.hpp"

namespace salus {
namespace arrow {
namespace {

struct Format {
  std::string_view format;
  std::string_view name;
  std::int64_t stride = 0;  // 0: no column of numbers
  ColumnType type = ColumnType::float64;
};
constexpr Format formats[] = {
    {"n", "null"},
    {"b", "boolean", 1, ColumnType::bits},
    {"c", "int8", 1, ColumnType::int8},
    {"C", "uint8", 1, ColumnType::uint8},
    {"s", "int16", 2, ColumnType::int16},
    {"S", "uint16", 2, ColumnType::uint16},
    {"i", "int32", 4, ColumnType::int32},
    {"I", "uint32", 4, ColumnType::uint32},
    {"l", "int64", 8, ColumnType::int64},
    {"L", "uint64", 8, ColumnType::uint64},
    {"f", "float32", 4, ColumnType::float32},
    {"g", "float64", 8, ColumnType::float64},
    {"e", "float16"},
    {"z", "binary"},
    {"Z", "large binary"},
    {"vz", "binary view"},
    {"u", "utf8"},
    {"U", "large utf8"},
    {"vu", "utf8 view"},
    {"+s", "struct"},
    {"+l", "list"},
    {"+L", "large list"},
    {"+m", "map"},
    {"tdD", "date32"},
    {"tdm", "date64"},
};

// nullptr where the format is none of these.
const Format* find_format(std::string_view format) noexcept {
  for (const Format& known : formats)
    if (known.format == format) return &known;
  return nullptr;
}

Diagnostic refusal(std::string message, std::string hint, std::string subject) {
  Diagnostic d;
  d.code = Code::invalid_argument;
  d.message = std::move(message);
  d.hint = std::move(hint);
  d.subject = std::move(subject);
  return d;
}

// The largest offset and length: positions of bits and bytes stay far inside 64 bits.
constexpr std::int64_t most_rows = std::numeric_limits<std::int64_t>::max() / 64;

}  // namespace

std::string type_name(const ArrowSchema& schema) {
  if (schema.dictionary != nullptr) return "dictionary";
  const std::string_view format = schema.format != nullptr ? schema.format : "";
  if (const Format* const known = find_format(format)) return std::string(known->name);
  if (format.substr(0, 2) == "d:") return "decimal";
  if (format.substr(0, 2) == "ts") return "timestamp";
  return "\"" + std::string(format) + "\"";
}

std::string objection(const ArrowSchema& schema, const ArrowArray& array, std::int64_t buffers) {
  if (schema.release == nullptr) return "its schema was released already";
  if (array.release == nullptr) return "it was released already";
  if (schema.format == nullptr) return "its schema has no format";
  if (array.length < 0 || array.offset < 0) return "its length or offset is negative";
  if (array.length > most_rows || array.offset > most_rows) return "its length or offset is beyond all memory";
  if (array.n_buffers != buffers)
    return "it has " + std::to_string(array.n_buffers) + " buffers, and its type has " + std::to_string(buffers);
  if (buffers > 0 && array.buffers == nullptr) return "it has no list of buffers";
  return {};
}

Result<Batch> Batch::of(const ArrowSchema& schema, const ArrowArray& array) {
  const auto refuse = [](const std::string& why) {
    return refusal("the Arrow record batch cannot be read: " + why,
                   "give a struct array whose fields are the columns, before it is released", {});
  };
  if (schema.release != nullptr && schema.format != nullptr && std::string_view(schema.format) != "+s")
    return refusal("the Arrow array is no record batch but of type " + type_name(schema),
                   "give a struct array whose fields are the columns", {});
  if (const std::string why = objection(schema, array, 1); !why.empty()) return refuse(why);
  if (schema.n_children < 0 || schema.n_children != array.n_children)
    return refuse("its schema has " + std::to_string(schema.n_children) + " fields, and its array " +
                  std::to_string(array.n_children));
  if (schema.n_children > 0 && (schema.children == nullptr || array.children == nullptr))
    return refuse("it has no list of fields");
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    if (schema.children[i] == nullptr || array.children[i] == nullptr)
      return refuse("field " + std::to_string(i) + " is a null pointer");
    if (array.children[i]->length < array.length || array.children[i]->length - array.length < array.offset)
      return refuse("field " + std::to_string(i) + " is shorter than the batch");
  }
  Batch batch(schema, array);
  if (array.null_count != 0 && array.buffers[0] != nullptr)
    for (std::int64_t row = 0; row < array.length && !batch.nulls_; ++row)
      batch.nulls_ = !bit(array.buffers[0], array.offset + row);
  return batch;
}

std::string_view Batch::name(std::size_t field) const noexcept {
  const char* const name = schema(field).name;
  return name != nullptr ? name : "";
}

ArrowArray Batch::array(std::size_t field) const noexcept {
  ArrowArray part = *array_->children[field];
  part.offset += array_->offset;
  part.length = array_->length;
  if (part.null_count > 0) part.null_count = -1;  // of the whole field, not of these rows
  return part;
}

bool Batch::is_null(std::int64_t row) const noexcept { return !bit(array_->buffers[0], array_->offset + row); }

}  // namespace arrow

Result<Column> column_from_arrow(const ArrowSchema& schema, const ArrowArray& array) {
  const bool described = schema.release != nullptr && schema.format != nullptr;
  const std::string name = described && schema.name != nullptr ? schema.name : "";
  const auto refuse = [&](const std::string& why, const std::string& hint) {
    const std::string what = name.empty() ? "the Arrow array" : "the Arrow column \"" + name + "\"";
    return arrow::refusal(what + " cannot be read: " + why, hint, name);
  };
  const arrow::Format* const format = described ? arrow::find_format(schema.format) : nullptr;
  const bool is_null = described && schema.dictionary == nullptr && format != nullptr && format->format == "n";
  const bool is_number = described && schema.dictionary == nullptr && format != nullptr && format->stride > 0;
  if (described && !is_null && !is_number)
    return refuse("its type is " + arrow::type_name(schema), "cast it to float64");
  if (const std::string why = arrow::objection(schema, array, is_null ? 0 : 2); !why.empty())
    return refuse(why, "give the array as its producer made it, before it is released");

  Column column;
  column.length = array.length;
  if (is_null) {
    static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();  // which reads as missing
    column.data = &nothing;
    column.stride = 0;
    return column;
  }
  column.type = format->type;
  column.stride = format->stride;
  column.offset = array.offset;
  column.data = array.buffers[1];
  if (column.data == nullptr && array.length > 0) return refuse("it has no values", "give a buffer of values");
  if (array.null_count != 0 && array.buffers[0] != nullptr) {
    column.validity_kind = Validity::bitmap;
    column.validity = array.buffers[0];
  }
  return column;
}

}  // namespace salus
