#include "platform/osc_packet.h"

#include <lo/lo.h>

#include <cstring>
#include <memory>
#include <utility>

namespace platform {

namespace {

constexpr std::string_view kBundle{"#bundle\0", 8};
constexpr std::size_t kTimeTag = 8;

struct FreeMessage {
  void operator()(lo_message message) const { lo_message_free(message); }
};

/// liblo's arguments lie where they may not be aligned.
template <class T>
T value_at(const lo_arg* arg) {
  T out;
  std::memcpy(&out, arg, sizeof out);
  return out;
}

OscValue value_of(char type, const lo_arg* arg) {
  switch (type) {
    case LO_INT32:
      return std::int64_t{value_at<std::int32_t>(arg)};
    case LO_INT64:
      return value_at<std::int64_t>(arg);
    case LO_FLOAT:
      return double{value_at<float>(arg)};
    case LO_DOUBLE:
      return value_at<double>(arg);
    case LO_STRING:
    case LO_SYMBOL:
      return std::string(reinterpret_cast<const char*>(arg));
    default:
      return {};
  }
}

bool read_message(std::string_view bytes, OscPacket& out) {
  if (out.messages.size() >= kMostOscMessages || bytes.empty() || bytes.front() != '/') return false;
  std::string copy(bytes);  // liblo's is no const, and it writes into what it has read
  const std::unique_ptr<std::remove_pointer_t<lo_message>, FreeMessage> message(
      lo_message_deserialise(copy.data(), copy.size(), nullptr));
  if (!message) return false;
  OscMessage read;
  read.path = std::string(bytes.substr(0, bytes.find('\0')));
  const char* types = lo_message_get_types(message.get());
  lo_arg** const args = lo_message_get_argv(message.get());
  const int count = lo_message_get_argc(message.get());
  for (int k = 0; k < count; ++k) read.values.push_back(value_of(types[k], args[k]));
  out.messages.push_back(std::move(read));
  return true;
}

std::size_t length_at(std::string_view bytes) {
  std::size_t out = 0;
  for (std::size_t k = 0; k < 4; ++k) out = out << 8 | static_cast<unsigned char>(bytes[k]);
  return out;
}

bool read_element(std::string_view bytes, int depth, OscPacket& out) {
  if (!bytes.starts_with(kBundle)) return read_message(bytes, out);
  if (depth == kMostOscDepth || bytes.size() < kBundle.size() + kTimeTag) return false;
  bytes.remove_prefix(kBundle.size() + kTimeTag);
  while (!bytes.empty()) {
    if (bytes.size() < 4) return false;
    const std::size_t length = length_at(bytes);
    bytes.remove_prefix(4);
    if (length == 0 || length % 4 != 0 || length > bytes.size()) return false;
    if (!read_element(bytes.substr(0, length), depth + 1, out)) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

}  // namespace

std::optional<OscPacket> read_osc(std::string_view bytes) {
  if (bytes.size() > kMostOscBytes) return {};
  OscPacket out;
  if (bytes.starts_with(kBundle)) out.form = OscPacket::Form::bundle;
  if (!read_element(bytes, 0, out)) return {};
  return out;
}

}  // namespace platform
