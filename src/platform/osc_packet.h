// OscPacket: a packet of Open Sound Control [opensoundcontrol.org, 1.0] -> its messages. Bundles are taken apart here,
// within limits and before anything is allocated; liblo reads each message. Pure; for TuioTouch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace platform {

/// What is of no use to us is nothing.
using OscValue = std::variant<std::monostate, std::int64_t, double, std::string>;

struct OscMessage {
  std::string path;
  std::vector<OscValue> values;
};

struct OscPacket {
  enum class Form { message, bundle } form = Form::message;
  std::vector<OscMessage> messages;  // of a bundle's bundles, too, in order
};

inline constexpr std::size_t kMostOscBytes = 32 * 1024;
inline constexpr std::size_t kMostOscMessages = 1024;
inline constexpr int kMostOscDepth = 4;

/// Nothing: it is no OSC, or beyond the limits. A packet is taken whole or not at all.
std::optional<OscPacket> read_osc(std::string_view bytes);

}  // namespace platform
