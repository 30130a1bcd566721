#include "platform/tuio_frames.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace platform {

namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::string_view kCursors = "/tuio/2Dcur", kBlobs = "/tuio/2Dblb";

std::optional<std::int64_t> whole(const OscMessage& m, std::size_t k) {
  if (k >= m.values.size()) return {};
  const auto* value = std::get_if<std::int64_t>(&m.values[k]);
  return value ? std::optional(*value) : std::nullopt;
}

std::optional<double> number(const OscMessage& m, std::size_t k) {
  if (k >= m.values.size()) return {};
  if (const auto* value = std::get_if<double>(&m.values[k])) return *value;
  if (const auto id = whole(m, k)) return double(*id);
  return {};
}

std::optional<TuioSet> read_set(const OscMessage& m, TuioProfile profile) {
  const auto id = whole(m, 1);
  const auto x = number(m, 2), y = number(m, 3);
  if (!id || !x || !y) return {};
  TuioSet out{*id, {*x, *y}, {}};
  if (profile == TuioProfile::cursors) return out;
  const auto w = number(m, 5), h = number(m, 6);  // after the angle
  if (w && h) out.size = {*w, *h};
  return out;
}

}  // namespace

bool tells_of_fingers(const OscPacket& packet) {
  return std::ranges::any_of(packet.messages, [](const OscMessage& m) {
    return m.path == kCursors || m.path == kBlobs;
  });
}

void TuioFrames::hear(const OscMessage& m, Half& half) {
  const std::string& command = std::get<std::string>(m.values[0]);
  TuioFrame& frame = half.frame;
  if (command == "source" && m.values.size() > 1) {
    if (const auto* name = std::get_if<std::string>(&m.values[1]))
      frame.source = name->substr(0, kLongestName);
  } else if (command == "alive") {
    half.told = true;
    frame.alive.emplace();
    for (std::size_t k = 1; k < m.values.size() && k <= kMostSets; ++k)
      if (const auto id = whole(m, k)) frame.alive->push_back(*id);
  } else if (command == "set") {
    half.told = true;
    const auto set = read_set(m, frame.profile);
    if (set && frame.sets.size() < kMostSets) frame.sets.push_back(*set);
  }
}

TuioFrame TuioFrames::end(Half& half, const TuioSender& sender, std::int64_t fseq) {
  const TuioProfile profile = half.frame.profile;
  TuioFrame done = std::exchange(half.frame, {});
  half.frame.profile = profile;
  half.told = false;
  done.number = std::max<std::int64_t>(fseq, -1);
  done.source = done.source.empty() ? sender.host : done.source + "@" + sender.host;
  return done;
}

std::vector<TuioFrame> TuioFrames::take(const OscPacket& packet, const TuioSender& sender) {
  std::vector<TuioFrame> out;
  const bool bundle = packet.form == OscPacket::Form::bundle;
  Open of_bundle;
  if (!bundle && !open_.contains(sender) && open_.size() >= kMostSenders) open_.clear();
  Open& open = bundle ? of_bundle : open_[sender];
  for (const OscMessage& m : packet.messages) {
    const bool blobs = m.path == kBlobs;
    if (!blobs && m.path != kCursors) continue;
    const auto* command = m.values.empty() ? nullptr : std::get_if<std::string>(&m.values[0]);
    if (!command) continue;
    Half& half = blobs ? open.blobs : open.cursors;
    if (*command == "fseq")
      out.push_back(end(half, sender, whole(m, 1).value_or(-1)));
    else
      hear(m, half);
  }
  // Some trackers leave the number out.
  for (Half* half : {&of_bundle.cursors, &of_bundle.blobs})
    if (half->told) out.push_back(end(*half, sender, -1));
  return out;
}

}  // namespace platform
