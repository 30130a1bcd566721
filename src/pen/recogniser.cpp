#include "pen/recogniser.h"

#include <iconv.h>
#include <zinnia.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <set>

#include "base/utf8.h"
#include "text/kana.h"

namespace pen {
namespace {

using base::Error;
using base::ErrorCode;
using base::Rect;
using base::Result;
using base::Vec2;
using model::InkStroke;

constexpr std::uint64_t kMostModel = 256u << 20;  // bytes
constexpr std::uint32_t kModelMagic = 0xef71821, kModelVersion = 1;
constexpr int kCell = 1000;  // the square that zinnia sees a character in
// How much of it a character fills. People differ, and 口 is written smaller than 囗: both are
// tried.
constexpr double kUsed[] = {0.6, 0.8};
constexpr double kLeastSide = 0.5;     // mm: what is smaller is a dot
constexpr double kMarkSize = 0.38;     // of a kana: ticks and rings are smaller
constexpr double kRareHandicap = 0.4;  // of zinnia's scores, where 1 is a sure hit
constexpr std::pair<const char*, const char*> kTwins[] = {{"口", "囗"}, {"日", "曰"}};

template <class T>
T read_at(const std::string& bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

// What zinnia takes on trust [zinnia 0.06, recognizer.cpp: a head of three words; for each
// character its 16 bytes, a bias, then pairs of index and weight up to the index -1].
bool is_sound(const std::string& model) {
  if (model.size() < 12) return false;
  if ((read_at<std::uint32_t>(model, 0) ^ kModelMagic) != model.size()) return false;
  if (read_at<std::uint32_t>(model, 4) != kModelVersion) return false;
  const std::uint32_t count = read_at<std::uint32_t>(model, 8);
  std::size_t at = 12;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (model.size() - at < 20) return false;
    const std::size_t length = ::strnlen(model.data() + at, 16);
    if (length == 0 || length == 16 || !base::is_utf8({model.data() + at, length})) return false;
    at += 20;
    for (std::int32_t index = 0; index != -1; at += 8) {
      if (model.size() - at < 8) return false;
      index = read_at<std::int32_t>(model, at);
    }
  }
  return count > 0 && at == model.size();
}

Rect points_bounds(const InkStroke& stroke) {
  Rect out;
  for (const Vec2 p : stroke.points) out = out.united({p, p});
  return out;
}

// Characters of JIS X 0208's second level (from row 48 on): hardly any of them is written on cards.
// Empty where the system can't convert.
std::set<std::string> rare_of(zinnia_recognizer_t* zinnia) {
  std::set<std::string> out;
  const iconv_t to_jis = iconv_open("EUC-JP", "UTF-8");
  if (to_jis == iconv_t(-1)) return out;
  for (std::size_t i = 0; i < zinnia_recognizer_size(zinnia); ++i) {
    std::string value = zinnia_recognizer_value(zinnia, i);
    char jis[8] = {}, *from = value.data(), *to = jis;
    std::size_t left = value.size(), room = sizeof jis;
    const bool done = iconv(to_jis, &from, &left, &to, &room) != std::size_t(-1);
    if (!done || (to - jis == 2 && static_cast<unsigned char>(jis[0]) >= 0xa0 + 48))
      out.insert(value);
    iconv(to_jis, nullptr, nullptr, nullptr, nullptr);
  }
  iconv_close(to_jis);
  return out;
}

}  // namespace

struct ZinniaRecogniser::Parts {
  struct Drawing {
    std::vector<const InkStroke*> strokes;
    Vec2 middle;
    double side = kLeastSide;  // mm, of the square round it
  };
  using Guesses = std::map<std::string, double>;

  std::vector<std::string> candidates(const Drawing&) const;
  void guess(const Drawing&, double used, Guesses&) const;
  void guess_voiced(const Drawing& whole, Guesses&) const;

  std::string model;  // zinnia points into it
  std::set<std::string> rare;
  std::unique_ptr<zinnia_recognizer_t, decltype(&zinnia_recognizer_destroy)> zinnia{
      zinnia_recognizer_new(), &zinnia_recognizer_destroy};
};

Result<std::unique_ptr<InkRecogniser>> ZinniaRecogniser::open(base::FileSystem& files,
                                                              const base::Path& model) {
  auto parts = std::make_unique<Parts>();
  auto bytes = files.read(model, kMostModel);
  if (!bytes) {
    return Error{
        ErrorCode::unavailable,
        base::sentence(
            "Handwriting can't be read: its model is missing. Install tegaki-zinnia-japanese."),
        model.string()};
  }
  parts->model = std::move(*bytes);
  if (!is_sound(parts->model) ||
      !zinnia_recognizer_open_from_ptr(parts->zinnia.get(), parts->model.data(),
                                       parts->model.size())) {
    return Error{
        ErrorCode::unavailable,
        base::sentence(
            "Handwriting can't be read: its model is damaged. Install tegaki-zinnia-japanese "
            "anew."),
        model.string()};
  }
  parts->rare = rare_of(parts->zinnia.get());
  return std::unique_ptr<InkRecogniser>(new ZinniaRecogniser(std::move(parts)));
}

ZinniaRecogniser::ZinniaRecogniser(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ZinniaRecogniser::~ZinniaRecogniser() = default;

void ZinniaRecogniser::Parts::guess(const Drawing& drawing, double used, Guesses& out) const {
  const std::unique_ptr<zinnia_character_t, decltype(&zinnia_character_destroy)> drawn{
      zinnia_character_new(), &zinnia_character_destroy};
  zinnia_character_set_width(drawn.get(), kCell);
  zinnia_character_set_height(drawn.get(), kCell);
  const double k = used * kCell / drawing.side;
  for (std::size_t i = 0; i < drawing.strokes.size(); ++i) {
    const auto add = [&](Vec2 p) {
      const Vec2 at = (p - drawing.middle) * k + Vec2{kCell / 2.0, kCell / 2.0};
      zinnia_character_add(drawn.get(), i, int(std::lround(at.x)), int(std::lround(at.y)));
    };
    const auto& points = drawing.strokes[i]->points;
    for (const Vec2 p : points) add(p);
    // A stroke needs a way.
    if (points.size() == 1) add(points[0] + Vec2{drawing.side, drawing.side} / kCell);
  }
  const std::unique_ptr<zinnia_result_t, decltype(&zinnia_result_destroy)> found{
      zinnia_recognizer_classify(zinnia.get(), drawn.get(), 2 * kMostCandidates),
      &zinnia_result_destroy};
  for (std::size_t i = 0; found && i < zinnia_result_size(found.get()); ++i) {
    const std::string value = zinnia_result_value(found.get(), i);
    const double score =
        double(zinnia_result_score(found.get(), i)) - (rare.contains(value) ? kRareHandicap : 0);
    const auto [it, fresh] = out.emplace(value, score);
    if (!fresh) it->second = std::max(it->second, score);
  }
}

// が is か with two ticks at its upper right, ぱ は with a ring there; the model has neither.
void ZinniaRecogniser::Parts::guess_voiced(const Drawing& whole, Guesses& out) const {
  const auto is_mark = [&](const InkStroke* stroke) {
    const Rect box = points_bounds(*stroke);
    return std::max(box.width(), box.height()) < kMarkSize * whole.side &&
           box.centre().x > whole.middle.x && box.centre().y < whole.middle.y;
  };
  for (const std::size_t marks : {1u, 2u}) {
    if (whole.strokes.size() <= marks) break;
    const auto first_mark = whole.strokes.end() - std::ptrdiff_t(marks);
    if (!std::all_of(first_mark, whole.strokes.end(), is_mark)) continue;
    Drawing plain;
    plain.strokes.assign(whole.strokes.begin(), first_mark);
    Rect box;
    for (const InkStroke* stroke : plain.strokes) box = box.united(points_bounds(*stroke));
    plain.middle = box.centre();
    plain.side = std::max({box.width(), box.height(), kLeastSide});
    Guesses unmarked;
    for (const double used : kUsed) guess(plain, used, unmarked);
    for (const auto& [value, score] : unmarked) {
      const std::u32string kana = text::code_points(value);
      if (kana.size() != 1) continue;
      const char32_t with = marks == 1 ? text::half_voiced(kana[0]) : text::voiced(kana[0]);
      if (with != kana[0]) out.emplace(text::utf8(std::u32string(1, with)), score);
    }
  }
}

std::vector<std::string> ZinniaRecogniser::Parts::candidates(const Drawing& drawing) const {
  Guesses guesses;
  for (const double used : kUsed) guess(drawing, used, guesses);
  guess_voiced(drawing, guesses);
  // Nobody can tell these apart by their shape.
  for (const auto& [common, twin] : kTwins) {
    const auto a = guesses.find(common), b = guesses.find(twin);
    if (b == guesses.end()) continue;
    if (a == guesses.end())
      guesses.emplace(common, std::nextafter(b->second, 1e9));
    else if (a->second < b->second)
      std::swap(a->second, b->second);
  }
  std::vector<std::pair<double, std::string>> sorted;
  for (const auto& [value, score] : guesses) sorted.emplace_back(-score, value);
  std::sort(sorted.begin(), sorted.end());
  if (sorted.size() > kMostCandidates) sorted.resize(kMostCandidates);
  std::vector<std::string> out;
  for (auto& [score, value] : sorted) out.push_back(std::move(value));
  return out;
}

Result<std::vector<InkCharacter>> ZinniaRecogniser::recognise(const std::vector<InkStroke>& ink) {
  std::vector<InkCharacter> characters = characters_of(ink);
  if (characters.size() > kMostCharacters)
    return Error{ErrorCode::too_large,
                 base::sentence("There is too much handwriting to be read at once."),
                 {}};
  for (InkCharacter& c : characters) {
    Parts::Drawing drawing;
    for (const std::size_t stroke : c.strokes) drawing.strokes.push_back(&ink[stroke]);
    drawing.middle = c.box.centre();
    drawing.side = std::max({c.box.width(), c.box.height(), kLeastSide});
    c.candidates = parts_->candidates(drawing);
  }
  return characters;
}

std::string best_text(const std::vector<InkCharacter>& characters) {
  std::string out;
  for (const InkCharacter& c : characters)
    if (!c.candidates.empty()) out += c.candidates.front();
  return out;
}

}  // namespace pen
