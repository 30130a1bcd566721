// Eight people writing at once: the real program on a real X server with real touches, as on a
// 55 inch table of 1920×1080 with software OpenGL. Eight seats on four sides flick Japanese
// sentences with conversion and send the cards onto the table. Prints frame times, key press to
// picture, and whether a letter was lost.
//
//   bench_seats [PROGRAM [PICTURE]]     PICTURE: what the table looked like in the end, a PNG
#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>

#include "real_table.h"

namespace {

using namespace bench;
using support::TouchScreen;

constexpr int kSeats = 8, kDpi = 40;
constexpr double kHz = 120;         // samples of each finger
constexpr double kKey_s = 1 / 6.0;  // from one key to the next
constexpr double kHold_s = 0.08;    // a finger on its key
constexpr double kFlick_mm = 11;

/// What each seat writes, as its kana come out, key by key: ゛ is the key that changes the kana
/// before, a space converts, a line break accepts.
struct Sentence {
  const char* kana;
  const char* keys;
};
constexpr Sentence kSentences[]{
    {"きょうどうのまちづくりにさんかしたい", "きよ゛うと゛うのまちつ゛゛くりにさんかしたい"},
    {"ぼうさいくんれんはあさのうちがいい", "ほ゛うさいくんれんはあさのうちか゛いい"},
    {"しのよさんのつかいみちをしりたい", "しのよさんのつかいみちをしりたい"},
    {"こどものいけんもさいごまできくまち", "こと゛ものいけんもさいこ゛まて゛きくまち"},
    {"おとしよりにもやくわりがあるちいき", "おとしよりにもやくわりか゛あるちいき"},
    {"としょかんでべんきょうできるへやを", "としよ゛かんて゛へ゛んきよ゛うて゛きるへやを"},
    {"となりのひとのなまえをしることから", "となりのひとのなまえをしることから"},
    {"みんなでそだてるはなのあるひろば", "みんなて゛そた゛てるはなのあるひろは゛"}};

struct Vec {
  double x = 0, y = 0;
};
/// One key: where a finger goes down, and where it lifts.
struct Stroke {
  Spot down{};
  Vec way{};
};
using Strokes = std::map<std::string, Stroke>;

std::vector<std::string> letters_of(const std::string& utf8) {
  std::vector<std::string> out;
  for (const char c : utf8) {
    if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) out.emplace_back();
    out.back() += c;
  }
  return out;
}

/// Every kana of this seat's flick keyboard, and the keys with names of their own.
Strokes strokes_of(const Json& screen, int seat) {
  Strokes out;
  const double mm = screen["px_per_mm"].get<double>();
  for (const Json& item : screen["items"]) {
    if (item["kind"] != "key" || item["seat"] != seat) continue;
    const Json& q = item["quad"];
    const auto side = [&](int to) {
      const Vec v{q[to][0].get<double>() - q[0][0].get<double>(),
                  q[to][1].get<double>() - q[0][1].get<double>()};
      const double length = std::hypot(v.x, v.y);
      return Vec{v.x / length * kFlick_mm * mm, v.y / length * kFlick_mm * mm};
    };
    const Vec right = side(1), down = side(3);
    const Vec ways[]{{-right.x, -right.y}, {-down.x, -down.y}, right, down};
    const Spot at = middle(q);
    out[item["text"].get<std::string>()] = {at, {}};
    for (int k = 0; k < 4; ++k)
      if (const auto kana = item["flick"][k].get<std::string>(); !kana.empty())
        out.try_emplace(kana, Stroke{at, ways[k]});
  }
  return out;
}

std::optional<Spot> button(const Json& screen, const std::string& name, int seat = 0) {
  for (const Json& item : screen["items"])
    if (item["kind"] == "button" && item["name"] == name && (seat == 0 || item["seat"] == seat))
      return middle(item["quad"]);
  return {};
}

std::string written(const Json& screen, int seat) {
  for (const Json& item : screen["items"])
    if (item["kind"] == "seat" && item["seat"] == seat) return item["text"];
  return {};
}

/// One finger that writes a sentence again and again.
class Typist {
 public:
  Typist(int seat, const Json& screen) : seat_(seat), strokes_(strokes_of(screen, seat)) {
    put_ = *button(screen, "seat-put", seat);
    sentence_ = kSentences[(seat - 1) % std::size(kSentences)].keys;
  }

  /// Converts, accepts and sends away what it writes; else only the kana, once.
  void start(double now, bool whole) {
    keys_ = letters_of(sentence_);
    whole_ = whole;
    if (whole) keys_.insert(keys_.end(), {" ", "\n", "put"});
    next_ = 0;
    down_ = false;
    due_ = now + kKey_s * (seat_ - 1) / kSeats;
  }
  bool done() const { return !whole_ && next_ == keys_.size() && !down_; }
  /// Lifts after the key it is on.
  void stop() { stopping_ = true; }
  bool stopped() const { return stopping_ && !down_; }
  void resume(double now) { stopping_ = false, due_ = now; }
  int keys() const { return typed_; }

  void pump(TouchScreen& screen, double now) {
    if (down_) {
      const double gone = std::min(1.0, (now - since_) / (kHold_s * 0.6));
      const Spot at{stroke_.down.x + stroke_.way.x * gone, stroke_.down.y + stroke_.way.y * gone};
      if (now - since_ >= kHold_s) {
        screen.end(seat_, at.x, at.y);
        down_ = false;
      } else if (stroke_.way.x != 0 || stroke_.way.y != 0) {
        screen.update(seat_, at.x, at.y);
      }
      return;
    }
    if (stopping_ || now < due_ || next_ == keys_.size()) return;
    const std::string& key = keys_[next_++];
    stroke_ = stroke_for(key);
    screen.begin(seat_, stroke_.down.x, stroke_.down.y);
    down_ = true;
    since_ = now;
    ++typed_;
    due_ = std::max(due_ + kKey_s, now + kHold_s + 0.02);
    if (key == " ") due_ += 0.3;  // reads what came out
    if (whole_ && next_ == keys_.size()) next_ = 0;
  }

 private:
  Stroke stroke_for(const std::string& key) const {
    if (key == "put") return {put_, {}};
    const std::string name = key == " "    ? "空白"
                             : key == "\n" ? "改行"
                             : key == "゛" ? "小゛゜"
                                           : key;
    const auto it = strokes_.find(name);
    if (it != strokes_.end()) return it->second;
    fmt::print(stderr, "the keyboard has no key for {}\n", name);
    std::exit(1);
  }

  int seat_;
  Strokes strokes_;
  Spot put_{};
  std::string sentence_;
  std::vector<std::string> keys_;
  std::size_t next_ = 0;
  Stroke stroke_;
  bool down_ = false, whole_ = true, stopping_ = false;
  double since_ = 0, due_ = 0;
  int typed_ = 0;
};

struct People {
  TouchScreen& screen;
  RealTable& table;
  std::vector<Typist> all;

  int keys() const {
    int n = 0;
    for (const Typist& t : all) n += t.keys();
    return n;
  }
  void pump(int without = 0) {
    const double now = now_s();
    for (std::size_t i = 0; i < all.size(); ++i)
      if (int(i) + 1 != without) all[i].pump(screen, now);
    screen.sync();
  }
  void start(bool whole) {
    for (Typist& t : all) t.start(now_s(), whole);
  }
  /// Everybody lifts; what is in the cards goes onto the table.
  void clear() {
    for (Typist& t : all) t.stop();
    while (!std::all_of(all.begin(), all.end(), [](const Typist& t) { return t.stopped(); })) {
      pump();
      pause(1 / kHz);
    }
    const Json seen = table.ask("screen");
    for (int seat = 1; seat <= kSeats; ++seat)
      if (!written(seen, seat).empty()) {
        const Spot put = *button(seen, "seat-put", seat);
        screen.tap(put.x, put.y);
      }
    pause(0.5);
    for (Typist& t : all) t.resume(now_s());
  }
};

void add_seats(TouchScreen& screen, RealTable& table) {
  for (int i = 0; i < kSeats; ++i) {
    const auto add = button(table.ask("screen"), "add-seat");
    if (!add) {
      fmt::print(stderr, "there is no button add-seat\n");
      std::exit(1);
    }
    screen.tap(add->x, add->y);
    pause(0.4);
  }
  std::map<std::string, int> edges;
  const Json seen = table.ask("screen");
  for (const Json& item : seen["items"])
    if (item["kind"] == "seat" && item["open"] == true) ++edges[item["edge"]];
  std::string words;
  for (const auto& [edge, n] : edges) words += fmt::format("   {} {}", edge, n);
  fmt::print("  {:<34}{}\n", "open seats", words);
}

/// Everybody writes one sentence in kana at the same time: are all letters there, in their order?
void check_letters(People& people) {
  people.start(false);
  for (const double start = now_s(); now_s() - start < 20;) {
    people.pump();
    if (std::all_of(people.all.begin(), people.all.end(), [](const Typist& t) { return t.done(); }))
      break;
    pause(1 / kHz);
  }
  pause(0.5);
  const Json seen = people.table.ask("screen");
  int right = 0;
  for (int seat = 1; seat <= kSeats; ++seat) {
    const std::string text = written(seen, seat), wanted = kSentences[seat - 1].kana;
    right += text == wanted;
    if (text != wanted) fmt::print("  seat {} has {} instead of {}\n", seat, text, wanted);
  }
  fmt::print("  {:<34} {} of {}\n", "sentences letter for letter", right, kSeats);
  people.clear();
}

void write_sentences(People& people, const char* name, const std::vector<Spot>& dragged) {
  constexpr double kSeconds = 15;
  people.start(true);
  // Ten minutes' worth of warming up is not needed; a second fills the text caches.
  for (const double start = now_s(); now_s() - start < 4;) people.pump(), pause(1 / kHz);
  int finger = kSeats;
  for (const Spot& s : dragged) people.screen.begin(++finger, s.x, s.y);
  (void)people.table.ask("frames");
  const int before = people.keys();
  const double start = now_s();
  for (int k = 0; now_s() - start < kSeconds; ++k) {
    finger = kSeats;
    const double t = now_s() - start;
    for (const Spot& s : dragged) {
      ++finger;
      people.screen.update(finger, s.x + 60 * std::sin(t * 4 + finger),
                           s.y + 40 * std::cos(t * 3 + finger));
    }
    people.pump();
    pause(std::max(0.0, start + (k + 1) / kHz - now_s()));
  }
  const double took = now_s() - start;
  print_frames(name, people.table.ask("frames"), took);
  fmt::print("  {:<34} {:.0f} keys/s\n", "", (people.keys() - before) / took);
  finger = kSeats;
  for (const Spot& s : dragged) people.screen.end(++finger, s.x, s.y);
  people.clear();
}

/// From the moment a touch on a key is handed to the X server to the first changed pixel of that
/// key, while the other seats are still or write.
void key_to_picture(People& people, const char* name, bool others_write) {
  constexpr int kSeat = 1;
  const Json seen = people.table.ask("screen");
  const Stroke key = strokes_of(seen, kSeat).at("あ");
  const int x = int(key.down.x) - 8, y = int(key.down.y) - 8;
  people.start(true);
  std::vector<double> times;
  unsigned seed = 7;
  double next = now_s() + 0.5;
  while (times.size() < 100) {
    if (others_write) people.pump(kSeat);
    pause(1 / kHz);
    if (now_s() < next) continue;
    const auto before = people.screen.region(x, y, 16, 16);
    const double start = now_s();
    people.screen.begin(kSeat, key.down.x, key.down.y);
    while (people.screen.region(x, y, 16, 16) == before && now_s() - start < 0.5) {
    }
    times.push_back((now_s() - start) * 1000);
    for (const double until = now_s() + kHold_s; now_s() < until;) {
      if (others_write) people.pump(kSeat);
      pause(1 / kHz);
    }
    people.screen.end(kSeat, key.down.x, key.down.y);
    people.screen.sync();
    seed = seed * 1103515245 + 12345;
    next = now_s() + 0.05 + (seed >> 16) % 16 / 1000.0;
  }
  print_times(name, std::move(times));
  people.clear();
}

/// Two cards that lie free in the middle of the table.
std::vector<Spot> two_cards(const Json& screen) {
  std::vector<std::pair<double, Spot>> near;
  for (const Json& item : screen["items"]) {
    if (item["kind"] != "card" || !item["island"].is_null()) continue;
    const Spot at = middle(item["quad"]);
    near.push_back({std::hypot(at.x - 960, at.y - 500), at});
  }
  std::sort(near.begin(), near.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  if (near.size() < 6) return {};
  return {near[0].second, near[5].second};
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const base::Path program = argc > 1 ? argv[1] : base::Path(KURUMAZA_BINARY_DIR) / "kurumaza";
  auto screen = TouchScreen::create(1920, 1080);
  if (!screen) {
    fmt::print(stderr, "{}\n", screen.error().text());
    return 1;
  }
  RealTable table(**screen, program, session_of(200), kDpi);
  fmt::print("200 cards, 1920×1080 at {} dpi\n", kDpi);
  add_seats(**screen, table);
  People people{**screen, table, {}};
  for (int seat = 1; seat <= kSeats; ++seat) people.all.emplace_back(seat, table.ask("screen"));
  check_letters(people);
  key_to_picture(people, "key to picture, others still", false);
  key_to_picture(people, "key to picture, seven others write", true);
  write_sentences(people, "eight write at 6 keys/s each", {});
  write_sentences(people, "and two fingers drag cards", two_cards(table.ask("screen")));
  if (argc > 2)
    if (auto saved = (*screen)->screenshot(argv[2]); !saved)
      fmt::print(stderr, "{}\n", saved.error().text());
  return 0;
}
