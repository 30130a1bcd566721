#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <numbers>

#include "input/gestures.h"

// Plays thousands of made-up hands, always the same, and counts which of them zoom the map: see
// docs/pinch.md.

using base::Vec2;

namespace {

constexpr int kHands = 1000;  // of each kind
constexpr double kPxPerMm = 4, kPi = std::numbers::pi;

/// The same numbers everywhere, which std's distributions do not promise.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed * 2 + 1) {}
  double between(double low, double high) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return low + (high - low) * double(state_ >> 11) / double(1ULL << 53);
  }

 private:
  std::uint64_t state_;
};

/// Down at a place (mm), at rest until it sets out, then there in an even swing, and up.
struct Finger {
  Vec2 from, to;
  double down_s = 0, sets_out_s = 0, takes_s = 0.5;
};
struct Pair {
  Finger a, b;
};

Vec2 at(const Finger& f, double t) {
  const double share = std::clamp((t - f.sets_out_s) / f.takes_s, 0.0, 1.0);
  return f.from + (f.to - f.from) * (share * share * (3 - 2 * share));
}

/// Whether the map was zoomed.
bool zooms(const Pair& pair, Chance& chance) {
  input::Recogniser recogniser(kPxPerMm);
  recogniser.set_view_free(true);
  std::vector<input::Gesture> out;
  const Finger* fingers[] = {&pair.a, &pair.b};
  bool down[] = {false, false};
  double end_s = 0;
  for (const Finger* f : fingers) end_s = std::max(end_s, f->sets_out_s + f->takes_s);
  for (double t = 0; t < end_s + 0.1; t += 0.01)
    for (std::size_t k = 0; k < 2; ++k) {
      if (t < fingers[k]->down_s) continue;
      const Vec2 shake{chance.between(-0.25, 0.25), chance.between(-0.25, 0.25)};
      const auto phase = down[k] ? input::Phase::move : input::Phase::down;
      down[k] = true;
      recogniser.feed({k + 1, phase, (at(*fingers[k], t) + shake) * kPxPerMm, t, 0},
                      {input::Target::Kind::item, k + 1}, out);
    }
  for (const auto& g : out)
    if (g.kind == input::GestureKind::view_begin) return true;
  return false;
}

/// Thumb and finger of one hand, that far apart at first and at last (mm). The thumb makes `share`
/// of the way.
Pair one_hand(Chance& c, double first, double last, double share, double takes_s) {
  const double turn = c.between(-kPi, kPi), lag = c.between(-0.06, 0.06);
  const Vec2 middle{c.between(300, 320), c.between(200, 220)};
  const Vec2 half = base::turned({first / 2, 0}, turn);
  const double way = last - first;
  const auto towards = [&](double part) {
    return base::turned({way * part, 0}, turn + c.between(-0.3, 0.3));
  };
  Pair p;
  p.a = {middle - half, middle - half - towards(share), 0.05, 0, takes_s};
  p.b = {middle + half, middle + half + towards(1 - share), 0.05 + c.between(0, 0.08), 0, takes_s};
  p.a.sets_out_s = p.b.down_s + c.between(0.02, 0.12);
  p.b.sets_out_s = p.a.sets_out_s + std::abs(lag);
  return p;
}

/// Two people, each dragging a card a little way; apart so far, one down so long after the other.
Pair two_people(Chance& c, double apart, double turn_a, double turn_b, double between_s) {
  const Vec2 first{c.between(300, 320), c.between(200, 220)};
  const Vec2 second = first + base::turned({apart, 0}, c.between(-kPi, kPi));
  Pair p;
  p.a = {first, first + base::turned({c.between(60, 250), 0}, turn_a), 0.05, 0, c.between(0.3, 1)};
  p.b = {second, second + base::turned({c.between(60, 250), 0}, turn_b), 0.05 + between_s, 0,
         c.between(0.3, 1)};
  p.a.sets_out_s = p.a.down_s + c.between(0.03, 0.4);
  p.b.sets_out_s = p.b.down_s + c.between(0.03, 0.4);
  return p;
}

struct Kind {
  const char* name;
  bool pinch;
  Pair (*make)(Chance& c);
};

const Kind kKinds[] = {
    {"fingers part, thumb and finger alike", true,
     [](Chance& c) {
       return one_hand(c, c.between(25, 50), c.between(75, 120), c.between(0.35, 0.5),
                       c.between(0.25, 0.7));
     }},
    {"fingers close, thumb and finger alike", true,
     [](Chance& c) {
       return one_hand(c, c.between(75, 105), c.between(25, 45), c.between(0.35, 0.5),
                       c.between(0.25, 0.7));
     }},
    {"fingers part, the thumb makes a quarter of the way", true,
     [](Chance& c) {
       return one_hand(c, c.between(25, 50), c.between(75, 120), c.between(0.22, 0.3),
                       c.between(0.25, 0.7));
     }},
    {"fingers part slowly", true,
     [](Chance& c) {
       return one_hand(c, c.between(25, 50), c.between(75, 120), c.between(0.35, 0.5),
                       c.between(1, 1.8));
     }},
    {"a small pinch, by 20 mm", true,
     [](Chance& c) {
       const double first = c.between(40, 70);
       return one_hand(c, first, first + 20, c.between(0.35, 0.5), c.between(0.25, 0.5));
     }},
    {"the thumb rests", true,
     [](Chance& c) {
       return one_hand(c, c.between(25, 50), c.between(75, 120), c.between(0, 0.08),
                       c.between(0.25, 0.7));
     }},
    {"two people face to face, each draws a card to its side", false,
     [](Chance& c) {
       return two_people(c, c.between(60, 200), kPi / 2 + c.between(-0.5, 0.5),
                         -kPi / 2 + c.between(-0.5, 0.5), c.between(0, 1));
     }},
    {"the same at the very same moment, less than a hand apart", false,
     [](Chance& c) {
       return two_people(c, c.between(60, 105), kPi / 2 + c.between(-0.5, 0.5),
                         -kPi / 2 + c.between(-0.5, 0.5), c.between(0, 0.15));
     }},
    {"two people side by side, each draws a card to the same edge", false,
     [](Chance& c) {
       return two_people(c, c.between(60, 105), kPi / 2 + c.between(-0.5, 0.5),
                         kPi / 2 + c.between(-0.5, 0.5), c.between(0, 0.15));
     }},
    {"children snatch cards, any way, less than a hand apart and at once", false,
     [](Chance& c) {
       return two_people(c, c.between(40, 105), c.between(-kPi, kPi), c.between(-kPi, kPi),
                         c.between(0, 0.15));
     }},
    {"one hand moves two cards the same way", false,
     [](Chance& c) {
       Pair p = one_hand(c, c.between(40, 100), 0, 0, c.between(0.3, 0.8));
       const Vec2 way = base::turned({c.between(40, 200), 0}, c.between(-kPi, kPi));
       p.a.to = p.a.from + way;
       p.b.to = p.b.from + base::turned(way, c.between(-0.2, 0.2));
       return p;
     }},
    {"one hand twists two cards", false,
     [](Chance& c) {
       Pair p = one_hand(c, c.between(60, 100), 0, 0, c.between(0.3, 0.8));
       const Vec2 middle = (p.a.from + p.b.from) / 2;
       const double turn = c.between(0.6, 1.4);
       p.a.to = middle + base::turned(p.a.from - middle, turn);
       p.b.to = middle + base::turned(p.b.from - middle, turn);
       return p;
     }},
    {"both hands of one person draw two cards apart", false,
     [](Chance& c) {
       const double first = c.between(70, 200);
       return one_hand(c, first, first + c.between(100, 300), c.between(0.4, 0.6),
                       c.between(0.3, 0.8));
     }},
};

}  // namespace

TEST_CASE("pinch: who zooms and who drags are as many as docs/pinch.md gives") {
  std::string table = "| what the hands do | it zooms, of 1000 | wrong |\n| --- | --- | --- |\n";
  std::uint64_t seed = 1;
  for (const Kind& kind : kKinds) {
    int zoomed = 0;
    for (int n = 0; n < kHands; ++n) {
      Chance chance(seed++);
      const Pair pair = kind.make(chance);
      zoomed += zooms(pair, chance);
    }
    const int wrong = kind.pinch ? kHands - zoomed : zoomed;
    table += std::string("| ") + kind.name + " | " + std::to_string(zoomed) + " | " +
             (kind.pinch ? "missed " : "false ") + std::to_string(wrong) + " |\n";
  }
  const std::string path = KURUMAZA_BINARY_DIR "/pinch.md";
  std::ofstream(path) << table;
  std::ifstream in(KURUMAZA_SOURCE_DIR "/docs/pinch.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  CHECK_MESSAGE(page.find(table) != std::string::npos,
                "the figures have changed: put " << path << " into docs/pinch.md");
}
