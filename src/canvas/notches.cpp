#include "canvas/notches.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "canvas/inset.h"

namespace canvas {

using base::Vec2;

namespace {

constexpr double kDeepest = 8;    // mm: what goes further in is a bay
constexpr double kWidest = 170;   // mm: past two cards side by side
constexpr double kBend = 1e-3;    // rad that nobody sees
constexpr double kSmooth = 0.1;   // rad that look like a smooth line
constexpr double kShortest = 20;  // mm
constexpr int kMostRounds = 4;    // what is bridged may lie beside the next notch

double area(const Ring& line) {
  double twice = 0;
  for (std::size_t i = 0; i < line.size(); ++i)
    twice += cross(line[i], line[(i + 1) % line.size()]);
  return twice;
}

class Bridger {
 public:
  explicit Bridger(const Ring& line)
      : line_(line), n_(line.size()), way_(area(line) < 0 ? -1 : 1), gone_(n_, false) {}

  /// True: something was bridged.
  bool run() {
    bool any = false;
    for (std::size_t i = 0; i < n_; ++i) {
      if (gone_[i] || !bends_in(before(i), i, after(i))) continue;
      if (bridge(i)) {
        any = true;
        continue;
      }
      while (i + 1 < n_ && !gone_[i + 1] && bends_in(i, i + 1, after(i + 1))) ++i;  // the same bay
    }
    return any;
  }
  Ring left() const {
    Ring out;
    for (std::size_t i = 0; i < n_; ++i)
      if (!gone_[i]) out.push_back(line_[i]);
    return out;
  }

 private:
  std::size_t before(std::size_t i) const {
    do i = (i + n_ - 1) % n_;
    while (gone_[i]);
    return i;
  }
  std::size_t after(std::size_t i) const {
    do i = (i + 1) % n_;
    while (gone_[i]);
    return i;
  }
  /// How sharply the line turns inwards at `b`, rad where that is little.
  double inwards(std::size_t a, std::size_t b, std::size_t c) const {
    const Vec2 in = line_[b] - line_[a], out = line_[c] - line_[b];
    const double lengths = std::sqrt(base::dot(in, in) * base::dot(out, out));
    return -way_ * cross(in, out) / std::max(1e-9, lengths);
  }
  bool bends_in(std::size_t a, std::size_t b, std::size_t c) const {
    // Most of the line bends out, which is told without its lengths.
    const Vec2 in = line_[b] - line_[a], out = line_[c] - line_[b];
    return way_ * cross(in, out) < 0 && inwards(a, b, c) > kBend;
  }

  struct Ruler {
    std::size_t from, to;
  };
  /// Where the line leaves a ruler laid across the notch, and meets it again. Beside a bay or a step
  /// the ruler may as well end where it nearly does.
  bool bridge(std::size_t at) {
    Ruler r{before(at), after(at)};
    std::optional<Ruler> nearly;
    while (r.from != r.to && base::distance(line_[r.from], line_[r.to]) <= kWidest) {
      const double first = inwards(before(r.from), r.from, r.to);
      const double last = inwards(r.from, r.to, after(r.to));
      if (first <= kBend && last <= kBend) return lay(r) || (nearly && lay(*nearly));
      if (std::max(first, last) < kSmooth &&
          base::distance(line_[r.from], line_[r.to]) > kShortest && is_shallow(r))
        nearly = r;
      if (first >= last)
        r.from = before(r.from);
      else
        r.to = after(r.to);
    }
    return nearly && lay(*nearly);
  }
  bool is_shallow(Ruler r) const {
    const Vec2 along = line_[r.to] - line_[r.from];
    const double length = base::length(along);
    if (length < 1e-6) return false;
    for (std::size_t i = after(r.from); i != r.to; i = after(i))
      if (std::abs(cross(along, line_[i] - line_[r.from])) > kDeepest * length) return false;
    return true;
  }
  bool lay(Ruler r) {
    if (!is_shallow(r)) return false;
    for (std::size_t i = after(r.from); i != r.to; i = (i + 1) % n_) gone_[i] = true;
    return true;
  }

  const Ring& line_;
  const std::size_t n_;
  const double way_;  // 1 or -1: the line runs so that it bends out to that side
  std::vector<bool> gone_;
};

}  // namespace

Ring without_notches(Ring line) {
  Ring now = line;
  bool any = false;
  for (int round = 0; round < kMostRounds && now.size() > 3; ++round) {
    Bridger bridger(now);
    if (!bridger.run()) break;
    any = true;
    now = bridger.left();
  }
  return any && now.size() >= 3 && !crosses_itself(now) ? now : line;
}

}  // namespace canvas
