// Hands at seats: what the probe says of one seat, how a sentence is typed on its flick keyboard, and many
// such hands at the same moment.
#pragma once

#include <string>
#include <vector>

#include "e2e/driver.h"

namespace e2e {

/// Of an item as the probe names it, as its person sees it; window px.
Vec2 corner(const json& item, std::size_t k);
Vec2 middle(const json& item);
/// Towards the right and towards the person; one pixel long.
Vec2 rightwards(const json& item);
Vec2 towards(const json& item);

/// The things of one seat, by kind and, of buttons, by name.
std::vector<json> of_seat(const Look& look, int seat, const std::string& kind,
                          const std::string& name = {});

/// One stroke of a finger: down here, up there.
struct Stroke {
  Vec2 from, to;
  friend bool operator==(const Stroke&, const Stroke&) = default;
};

/// Into kana that have a key of their own and how often the key 小゛゜ follows: が is か and 1.
std::pair<std::string, int> plain_kana(const std::string& kana);

/// How a kana is typed: on a flick keyboard, with the key that makes it small or voiced.
class FlickTypist {
 public:
  FlickTypist(const Look& look, int seat) : keys_(of_seat(look, seat, "key")) {}

  /// Throws where a kana is not on the keyboard.
  std::vector<Stroke> type(const std::string& reading) const;
  /// The kana that so many quick taps on the key give: 3 on か are く.
  std::vector<Stroke> tap(const std::string& label, int times) const;

 private:
  void add(const std::string& kana, std::vector<Stroke>& out) const;
  void press(const std::string& label, std::vector<Stroke>& out) const;

  std::vector<json> keys_;
};

/// Everybody's strokes, one after another for each finger, all fingers at the same time; two more
/// fingers drag from the first to the last moment.
void write_all(support::TouchScreen& screen, const std::vector<std::vector<Stroke>>& hands,
               const std::vector<Stroke>& drags);

}  // namespace e2e
