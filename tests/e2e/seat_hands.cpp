#include "e2e/seat_hands.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace e2e {

Vec2 corner(const json& item, std::size_t k) { return {item["quad"][k][0], item["quad"][k][1]}; }
Vec2 middle(const json& item) {
  return (corner(item, 0) + corner(item, 1) + corner(item, 2) + corner(item, 3)) / 4;
}
Vec2 rightwards(const json& item) {
  const Vec2 d = corner(item, 1) - corner(item, 0);
  return d / base::length(d);
}
Vec2 towards(const json& item) {
  const Vec2 d = corner(item, 3) - corner(item, 0);
  return d / base::length(d);
}

std::vector<json> of_seat(const Look& look, int seat, const std::string& kind,
                          const std::string& name) {
  std::vector<json> found;
  for (const json& item : look.answer()["items"])
    if (item["kind"] == kind && item.value("seat", json(0)) == json(seat) &&
        (name.empty() || item.value("name", "") == name))
      found.push_back(item);
  return found;
}

std::pair<std::string, int> plain_kana(const std::string& kana) {
  // か→が, は→ば→ぱ, つ→っ→づ, や→ゃ: how often the key 小゛゜ is pressed.
  static const std::map<std::string, std::pair<std::string, int>> kMade = [] {
    std::map<std::string, std::pair<std::string, int>> made;
    const char* rows[][3] = {{"かきくけこさしすせそたちてと", "がぎぐげござじずぜぞだぢでど", ""},
                             {"はひふへほ", "ばびぶべぼ", "ぱぴぷぺぽ"},
                             {"つ", "っ", "づ"},
                             {"やゆよあいうえお", "ゃゅょぁぃぅぇぉ", ""}};
    for (const auto& row : rows)
      for (int k = 1; k < 3; ++k) {
        const std::string plain = row[0], changed = row[k];
        for (std::size_t at = 0; at < changed.size(); at += 3)
          made[changed.substr(at, 3)] = {plain.substr(at, 3), k};
      }
    return made;
  }();
  const auto made = kMade.find(kana);
  return made == kMade.end() ? std::pair{kana, 0} : made->second;
}

std::vector<Stroke> FlickTypist::type(const std::string& reading) const {
  std::vector<Stroke> strokes;
  for (std::size_t at = 0; at < reading.size(); at += 3) add(reading.substr(at, 3), strokes);
  return strokes;
}

std::vector<Stroke> FlickTypist::tap(const std::string& label, int times) const {
  std::vector<Stroke> strokes;
  for (int n = 0; n < times; ++n) press(label, strokes);
  return strokes;
}

void FlickTypist::add(const std::string& kana, std::vector<Stroke>& out) const {
  const auto [plain, changes] = plain_kana(kana);
  bool found = false;
  for (const json& key : keys_) {
    const Vec2 ways[] = {rightwards(key) * -1, towards(key) * -1, rightwards(key), towards(key)};
    const double reach = 10 * base::distance(corner(key, 0), corner(key, 3)) / 13;
    if (key["text"] == plain) {
      // Two quick taps on か are き: → between them ends that, and moves nothing.
      if (!out.empty() && out.back() == Stroke{middle(key), middle(key)}) press("→", out);
      press(plain, out);
      found = true;
    }
    for (std::size_t k = 0; k < 4 && !found; ++k)
      if (key["flick"][k] == plain)
        out.push_back({middle(key), middle(key) + ways[k] * reach}), found = true;
    if (found) break;
  }
  if (!found) throw std::runtime_error(plain + " is not on the keyboard");
  for (int n = 0; n < changes; ++n) press("小゛゜", out);
}

void FlickTypist::press(const std::string& label, std::vector<Stroke>& out) const {
  const auto key = std::ranges::find_if(keys_, [&](const json& k) { return k["text"] == label; });
  if (key == keys_.end()) throw std::runtime_error(label + " is not on the keyboard");
  out.push_back({middle(*key), middle(*key)});
}

void write_all(support::TouchScreen& screen, const std::vector<std::vector<Stroke>>& hands,
               const std::vector<Stroke>& drags) {
  std::size_t longest = 0;
  for (const auto& strokes : hands) longest = std::max(longest, strokes.size());
  for (std::size_t d = 0; d < drags.size(); ++d)
    screen.begin(20 + int(d), drags[d].from.x, drags[d].from.y);
  screen.sync();
  constexpr int kSteps = 4;
  for (std::size_t n = 0; n < longest; ++n)
    for (int step = 0; step <= kSteps; ++step) {
      const double part = double(step) / kSteps;
      for (std::size_t h = 0; h < hands.size(); ++h) {
        if (n >= hands[h].size()) continue;
        const Stroke& s = hands[h][n];
        const Vec2 at = s.from + (s.to - s.from) * part;
        if (step == 0) screen.begin(1 + int(h), at.x, at.y);
        screen.update(1 + int(h), at.x, at.y);
        if (step == kSteps) screen.end(1 + int(h), at.x, at.y);
      }
      for (std::size_t d = 0; d < drags.size(); ++d) {
        const double way = (double(n) + part) / double(longest);
        const Vec2 at = drags[d].from + (drags[d].to - drags[d].from) * way;
        screen.update(20 + int(d), at.x, at.y);
      }
      screen.sync();
      std::this_thread::sleep_for(std::chrono::milliseconds(12));
    }
  std::this_thread::sleep_for(std::chrono::milliseconds(200));  // so that nothing is thrown
  for (std::size_t d = 0; d < drags.size(); ++d)
    screen.end(20 + int(d), drags[d].to.x, drags[d].to.y);
  screen.sync();
}

}  // namespace e2e
