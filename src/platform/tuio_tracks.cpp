#include "platform/tuio_tracks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace platform {

using base::Vec2;
using input::Phase;

namespace {

/// On the table; nothing: far beyond its edges, or no number.
std::optional<Vec2> on_table(Vec2 at) {
  if (!base::is_finite(at)) return {};
  const Vec2 edge{std::clamp(at.x, 0.0, 1.0), std::clamp(at.y, 0.0, 1.0)};
  constexpr double kBeyond = TuioTracks::kBeyond;
  if (std::abs(at.x - edge.x) > kBeyond || std::abs(at.y - edge.y) > kBeyond) return {};
  return edge;
}

Vec2 sane_size(Vec2 size) {
  const auto sane = [](double part) { return std::isfinite(part) && part > 0 && part <= 1; };
  return sane(size.x) && sane(size.y) ? size : Vec2{};
}

bool covers(Vec2 blob_at, Vec2 blob_size, Vec2 place) {
  return std::abs(place.x - blob_at.x) <= blob_size.x / 2 &&
         std::abs(place.y - blob_at.y) <= blob_size.y / 2;
}

}  // namespace

void TuioTracks::take(const TuioFrame& frame, double now_s, Out& out) {
  tick(now_s, out);
  Stream* stream = stream_of(frame);
  if (!stream) return;
  if (frame.number >= 0 && frame.number < stream->number) {
    const bool anew = stream->number - frame.number > kLate || now_s - stream->heard_s >= kRestart_s;
    if (!anew) return;
    begin_anew(*stream, frame, now_s, out);
  }
  if (frame.number >= 0) stream->number = frame.number;
  stream->heard_s = now_s;
  if (frame.alive) {
    stream->alive = {frame.alive->begin(), frame.alive->end()};
    end_missing(*stream, now_s, out);
  }
  for (const TuioSet& one : frame.sets)
    if (stream->alive.contains(one.id)) set(*stream, one, now_s, out);
}

void TuioTracks::tick(double now_s, Out& out) {
  for (Stream& stream : streams_) {
    if (stream.tracks.empty() || now_s - stream.heard_s < kSilent_s) continue;
    for (const auto& [id, track] : stream.tracks)
      if (track.finger) out.push_back({track.finger, Phase::lost, track.at, {}, now_s});
    stream.tracks.clear();
    stream.alive.clear();
  }
}

double TuioTracks::next_deadline_s() const {
  double next = std::numeric_limits<double>::max();
  for (const Stream& stream : streams_)
    if (!stream.tracks.empty()) next = std::min(next, stream.heard_s + kSilent_s);
  return next;
}

std::size_t TuioTracks::fingers() const {
  std::size_t out = 0;
  for (const Stream& stream : streams_) out += stream.tracks.size();
  return out;
}

TuioTracks::Stream* TuioTracks::stream_of(const TuioFrame& frame) {
  const auto found = std::ranges::find_if(streams_, [&](const Stream& s) {
    return s.profile == frame.profile && s.source == frame.source;
  });
  if (found != streams_.end()) return &*found;
  if (streams_.size() >= kMostStreams) {
    // Whoever has no finger down is forgotten first, the longest silent one.
    const auto idle = std::ranges::min_element(streams_, {}, [](const Stream& s) {
      return std::pair(!s.tracks.empty(), s.heard_s);
    });
    if (!idle->tracks.empty()) return nullptr;
    streams_.erase(idle);
  }
  Stream made;
  made.source = frame.source;
  made.profile = frame.profile;
  streams_.push_back(std::move(made));
  return &streams_.back();
}

TuioTracks::Stream* TuioTracks::other_of(const Stream& stream) {
  const auto found = std::ranges::find_if(streams_, [&](const Stream& s) {
    return s.profile != stream.profile && s.source == stream.source;
  });
  return found == streams_.end() ? nullptr : &*found;
}

void TuioTracks::begin_anew(Stream& stream, const TuioFrame& frame, double now_s, Out& out) {
  std::erase_if(stream.tracks, [&](const auto& known) {
    const Track& track = known.second;
    const bool goes_on = std::ranges::any_of(frame.sets, [&](const TuioSet& s) {
      return s.id == known.first && base::distance(s.at, track.at) <= kSamePlace;
    });
    if (!goes_on && track.finger) out.push_back({track.finger, Phase::lost, track.at, {}, now_s});
    return !goes_on;
  });
}

void TuioTracks::end_missing(Stream& stream, double now_s, Out& out) {
  std::erase_if(stream.tracks, [&](const auto& known) {
    const auto& [id, track] = known;
    if (stream.alive.contains(id)) return false;
    if (track.finger) out.push_back({track.finger, Phase::up, track.at, track.size, now_s});
    return true;
  });
}

void TuioTracks::set(Stream& stream, const TuioSet& set, double now_s, Out& out) {
  const auto place = on_table(set.at);
  if (!place) {
    ++left_out_;
    return;
  }
  const TuioSet sane{set.id, *place, sane_size(set.size)};
  const auto found = stream.tracks.find(set.id);
  if (found == stream.tracks.end()) return begin(stream, sane, now_s, out);
  Track& track = found->second;
  // A cursor has no size of its own: it keeps what its blob has told.
  const Vec2 size = stream.profile == TuioProfile::blobs ? sane.size : track.size;
  if (track.at == sane.at && track.size == size) return;
  track.at = sane.at;
  track.size = size;
  if (track.finger)
    out.push_back({track.finger, Phase::move, track.at, track.size, now_s});
  else
    tell_twin(stream, track, now_s, out);
}

void TuioTracks::begin(Stream& stream, const TuioSet& set, double now_s, Out& out) {
  if (fingers() >= kMostFingers) return;
  Track track{0, set.at, set.size, 0};
  if (Stream* other = other_of(stream)) {
    const bool is_blob = stream.profile == TuioProfile::blobs;
    const auto twin = std::ranges::find_if(other->tracks, [&](const auto& known) {
      const auto& [id, its] = known;
      if (!its.finger) return false;
      return (id == set.id && base::distance(its.at, set.at) <= kSamePlace) ||
             (is_blob ? covers(set.at, set.size, its.at) : covers(its.at, its.size, set.at));
    });
    if (twin != other->tracks.end()) {
      track.twin = twin->second.finger;
      stream.tracks.emplace(set.id, track);
      return tell_twin(stream, track, now_s, out);
    }
  }
  track.finger = ids_.next();
  stream.tracks.emplace(set.id, track);
  out.push_back({track.finger, Phase::down, track.at, track.size, now_s});
}

void TuioTracks::tell_twin(Stream& stream, const Track& track, double now_s, Out& out) {
  if (stream.profile == TuioProfile::cursors) return;  // only blobs tell sizes
  Stream* other = other_of(stream);
  if (!other) return;
  const auto twin = std::ranges::find_if(
      other->tracks, [&](const auto& known) { return known.second.finger == track.twin; });
  if (twin == other->tracks.end() || twin->second.size == track.size) return;
  Track& told = twin->second;
  told.size = track.size;
  out.push_back({told.finger, Phase::move, told.at, told.size, now_s});
}

}  // namespace platform
