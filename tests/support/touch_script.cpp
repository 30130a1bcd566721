#include "support/touch_script.h"

#include <cmath>
#include <numbers>
#include <sstream>

#include "base/assert.h"

namespace support {

using input::Gesture;
using input::GestureKind;
using input::Phase;

namespace {

constexpr double kGlideStep_s = 0.01;

const char* name(GestureKind kind) {
  switch (kind) {
    case GestureKind::press:
      return "press";
    case GestureKind::release:
      return "release";
    case GestureKind::tap:
      return "tap";
    case GestureKind::double_tap:
      return "double_tap";
    case GestureKind::long_press:
      return "long_press";
    case GestureKind::drag_begin:
      return "drag_begin";
    case GestureKind::drag:
      return "drag";
    case GestureKind::turn:
      return "turn";
    case GestureKind::drag_end:
      return "drag_end";
    case GestureKind::view_begin:
      return "view_begin";
    case GestureKind::view:
      return "view";
    case GestureKind::view_end:
      return "view_end";
    case GestureKind::cancelled:
      return "cancelled";
  }
  return "?";
}

std::string number(double value, double unit) {
  std::ostringstream out;
  const double rounded = std::round(value / unit) * unit;
  out << (std::abs(rounded) < unit / 2 ? 0.0 : rounded);
  return out.str();
}

std::string pair(base::Vec2 v, double unit = 0.01) {
  return number(v.x, unit) + "," + number(v.y, unit);
}

std::string name(input::Target target) {
  switch (target.kind) {
    case input::Target::Kind::table:
      return "table";
    case input::Target::Kind::item:
      return "item:" + std::to_string(target.key);
    case input::Target::Kind::other:
      return "other:" + std::to_string(target.key);
  }
  return "?";
}

bool adds_up(GestureKind kind) {
  return kind == GestureKind::drag || kind == GestureKind::turn || kind == GestureKind::view;
}

std::string line(const Gesture& g) {
  std::string text =
      std::string(name(g.kind)) + " " + std::to_string(g.finger) + " " + name(g.target);
  switch (g.kind) {
    case GestureKind::drag_begin:
      return text + " from " + pair(g.origin_px) + " by " + pair(g.delta_px);
    case GestureKind::drag:
      return text + " by " + pair(g.delta_px);
    case GestureKind::turn:
      return text + " by " + number(g.turn_rad * 180 / std::numbers::pi, 0.01);
    case GestureKind::view:
      return text + " by " + pair(g.delta_px) + " scale " + number(g.scale, 0.01);
    case GestureKind::drag_end:
    case GestureKind::view_end:
      return text + " at " + pair(g.pos_px) + " going " + pair(g.velocity_px_s, 1);
    default:
      return text + " at " + pair(g.pos_px);
  }
}

}  // namespace

std::string to_text(const std::vector<Gesture>& gestures) {
  std::vector<Gesture> lines;
  for (const Gesture& g : gestures) {
    bool added = false;
    for (std::size_t k = lines.size(); adds_up(g.kind) && k-- > 0;) {
      Gesture& before = lines[k];
      if (before.finger != g.finger) continue;
      if (!adds_up(before.kind)) break;
      if (before.kind != g.kind) continue;
      before.delta_px += g.delta_px;
      before.turn_rad += g.turn_rad;
      before.scale *= g.scale;
      added = true;
      break;
    }
    if (!added) lines.push_back(g);
  }
  std::string text;
  for (const Gesture& g : lines) text += line(g) + "\n";
  return text;
}

std::string TouchScript::play(std::string_view script) {
  gestures.clear();
  causes.clear();
  start_s_ = clock.now_s();
  std::string text(script);
  for (char& c : text)
    if (c == ';') c = '\n';
  std::istringstream in(text);
  for (std::string one; std::getline(in, one);) command(one.substr(0, one.find('#')));
  return to_text(gestures);
}

void TouchScript::command(const std::string& line) {
  std::istringstream in(line);
  std::string word;
  if (!(in >> word)) return;
  input::FingerId finger = 0;
  base::Vec2 at;
  if (word == "wait") {
    double seconds = 0;
    ASSERT(in >> seconds, "wait SECONDS");
    return wait(seconds);
  }
  if (word == "at") {
    double seconds = 0;
    ASSERT(in >> seconds, "at SECONDS");
    const double left = start_s_ + seconds - clock.now_s();
    ASSERT(left > -1e-9, "at never goes back");
    return wait(std::max(0.0, left));
  }
  if (word == "unit") {
    ASSERT((in >> word) && (word == "mm" || word == "px"), "unit mm|px");
    unit_px_ = word == "mm" ? kPxPerMm : 1;
    return;
  }
  if (word == "view") {
    ASSERT((in >> word) && (word == "free" || word == "locked"), "view free|locked");
    return recogniser.set_view_free(word == "free");
  }
  if (word == "cancel_all") {
    recogniser.cancel_all(clock.now_s(), gestures);
    return name_cause(0);
  }
  if (word == "glide") {
    double seconds = 0;
    ASSERT(in >> seconds, "glide SECONDS F X Y …");
    struct Way {
      input::FingerId finger;
      base::Vec2 from, to;
    };
    std::vector<Way> ways;
    while (in >> finger >> at.x >> at.y)
      ways.push_back({finger, hands_[finger].pos_px, at * unit_px_});
    ASSERT(!ways.empty(), "glide SECONDS F X Y …");
    const int steps = std::max(1, static_cast<int>(std::lround(seconds / kGlideStep_s)));
    for (int k = 1; k <= steps; ++k) {
      wait(seconds / steps);
      for (const Way& w : ways)
        sample(w.finger, Phase::move, k == steps ? w.to : w.from + (w.to - w.from) * k / steps);
    }
    return;
  }
  ASSERT(in >> finger, "the command names a finger");
  Hand& hand = hands_[finger];
  if (word == "target") {
    ASSERT(in >> word, "target F KIND");
    hand.target = {};
    if (word == "item") hand.target.kind = input::Target::Kind::item;
    if (word == "other") hand.target.kind = input::Target::Kind::other;
    if (word != "table") ASSERT(in >> hand.target.key, "target F item|other KEY");
  } else if (word == "width") {
    ASSERT(in >> hand.width_mm, "width F MM");
  } else if (word == "pen") {
    hand.pointer = input::Pointer::pen;
  } else if (word == "mouse") {
    hand.pointer = input::Pointer::mouse;
  } else if (word == "touch") {
    hand.pointer = input::Pointer::finger;
  } else if (word == "down" || word == "move") {
    ASSERT(in >> at.x >> at.y, "down|move F X Y");
    sample(finger, word == "down" ? Phase::down : Phase::move, at * unit_px_);
  } else if (word == "up") {
    sample(finger, Phase::up, in >> at.x >> at.y ? at * unit_px_ : hand.pos_px);
  } else if (word == "cancel" || word == "lost") {
    sample(finger, word == "lost" ? Phase::lost : Phase::cancel, hand.pos_px);
  } else {
    ASSERT(false, "a command of the touch script");
  }
}

void TouchScript::sample(input::FingerId finger, Phase phase, base::Vec2 pos_px) {
  Hand& hand = hands_[finger];
  hand.pos_px = pos_px;
  recogniser.feed({finger, phase, pos_px, clock.now_s(), hand.width_mm, hand.pointer}, hand.target,
                  gestures);
  name_cause(finger);
}

void TouchScript::wait(double seconds) {
  const double until = clock.now_s() + seconds;
  while (recogniser.next_deadline_s() <= until) {
    clock.advance(std::max(0.0, recogniser.next_deadline_s() - clock.now_s()));
    recogniser.tick(clock.now_s(), gestures);
  }
  clock.advance(std::max(0.0, until - clock.now_s()));
  recogniser.tick(clock.now_s(), gestures);
  name_cause(0);
}

}  // namespace support
