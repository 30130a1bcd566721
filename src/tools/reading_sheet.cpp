#include "tools/reading_sheet.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/kana.h"

namespace tools {

using Does = ReadingKey::Does;

namespace {

// Millimetres.
constexpr double kMargin = 4, kGap = 2, kKey = 11, kPitch = kKey + kGap;
constexpr int kColumns = 11, kKanaRows = 5;
constexpr double kInner = kColumns * kPitch - kGap;
constexpr double kHead = 12, kWordH = 16, kWordRows = 4;
constexpr double kWordEm = 7, kReadingEm = 4, kWayEm = 5;
constexpr double kFieldW = 66;
constexpr std::size_t kLongest = 30;  // kana

// From the right, as the table of kana is read.
constexpr std::string_view kKana[][kKanaRows] = {
    {"あ", "い", "う", "え", "お"}, {"か", "き", "く", "け", "こ"}, {"さ", "し", "す", "せ", "そ"},
    {"た", "ち", "つ", "て", "と"}, {"な", "に", "ぬ", "ね", "の"}, {"は", "ひ", "ふ", "へ", "ほ"},
    {"ま", "み", "む", "め", "も"}, {"や", "", "ゆ", "", "よ"},     {"ら", "り", "る", "れ", "ろ"},
    {"わ", "を", "ん", "", "ー"}};

double letters(const std::string& words) { return double(base::count_code_points(words)); }

double word_width(const std::string& word, const std::string& reading) {
  return std::clamp(std::max(letters(word) * kWordEm, letters(reading) * kReadingEm) + 5, 15.0,
                    kInner);
}

/// Lays things of these widths in rows, as many as have room; where each begins.
std::vector<Vec2> rows_of(const std::vector<double>& widths, double most_w, int most_rows,
                          double row_h) {
  std::vector<Vec2> out;
  double x = 0;
  int row = 0;
  for (const double w : widths) {
    if (x > 0 && x + w > most_w + 1e-6) x = 0, ++row;
    if (row >= most_rows) break;
    out.push_back({x, row * row_h});
    x += w + kGap;
  }
  return out;
}

ReadingKey key_at(Does does, std::string name, std::string words, Vec2 corner, double w, double h) {
  ReadingKey key;
  key.does = does;
  key.name = std::move(name);
  key.words = std::move(words);
  key.place = {corner, {corner.x + w, corner.y + h}};
  return key;
}

}  // namespace

void ReadingSheet::show(const std::string& text, const std::vector<text::ReadWord>& words) {
  if (text != text_) {
    chosen_.reset();
    written_.clear();
    first_ = 0;
  }
  text_ = text;
  words_.clear();
  for (const text::ReadWord& w : words) {
    std::string said = text.substr(w.first_byte, w.end_byte - w.first_byte);
    if (std::ranges::find(words_, said, &Word::words) == words_.end())
      words_.push_back({std::move(said), w.shown, w.others});
  }
  if (chosen_ && *chosen_ >= words_.size()) chosen_.reset();
  if (first_ >= words_.size()) first_ = 0;
}

base::Size ReadingSheet::size() const {
  const double w = kInner + 2 * kMargin;
  if (chosen_) return {w, 2 * kMargin + kHead + kGap + kKey + kGap + kKanaRows * kPitch - kGap};
  std::vector<double> widths;
  for (const Word& word : words_) widths.push_back(word_width(word.words, word.shown));
  const auto laid = rows_of(widths, kInner, int(kWordRows), 1);
  const double rows = laid.empty() ? 1 : laid.back().y + 1;
  return {w, 2 * kMargin + kHead + kGap + rows * (kWordH + kGap) - kGap};
}

std::vector<ReadingKey> ReadingSheet::keys(const base::Messages& tr) const {
  return chosen_ ? writing_keys(tr) : word_keys(tr);
}

std::vector<ReadingKey> ReadingSheet::word_keys(const base::Messages&) const {
  const base::Size all = size();
  const Vec2 corner{-all.w / 2 + kMargin, -all.h / 2 + kMargin};
  std::vector<ReadingKey> out;
  out.push_back(
      key_at(Does::close, "reading-close", "", corner + Vec2{kInner - kKey, 0}, kKey, kKey));
  out.back().icon = "close";
  std::vector<double> widths;
  for (std::size_t i = first_; i < words_.size(); ++i)
    widths.push_back(word_width(words_[i].words, words_[i].shown));
  const auto rows = int((all.h - 2 * kMargin - kHead + 1) / (kWordH + kGap));
  auto laid = rows_of(widths, kInner, rows, kWordH + kGap);
  const bool more = first_ > 0 || laid.size() < widths.size();
  if (more) {
    out.push_back(key_at(Does::more, "reading-more", "…",
                         corner + Vec2{kInner - 2 * kPitch + kGap, 0}, kKey, kKey));
    out.back().word = first_ + laid.size() < words_.size() ? first_ + laid.size() : 0;
  }
  for (std::size_t n = 0; n < laid.size(); ++n) {
    const Word& word = words_[first_ + n];
    ReadingKey key = key_at(Does::word, "reading-word-" + std::to_string(n), word.words,
                            corner + Vec2{0, kHead + kGap} + laid[n], widths[n], kWordH);
    key.above = word.shown;
    key.word = first_ + n;
    out.push_back(std::move(key));
  }
  return out;
}

std::vector<ReadingKey> ReadingSheet::writing_keys(const base::Messages& tr) const {
  const base::Size all = size();
  const Vec2 corner{-all.w / 2 + kMargin, -all.h / 2 + kMargin};
  const Word& word = words_[*chosen_];
  std::vector<ReadingKey> out;
  out.push_back(key_at(Does::back, "reading-back", "", corner, kKey, kKey));
  out.back().icon = "back";
  // The ways that are known, then none.
  std::vector<std::string> ways;
  if (!word.shown.empty()) ways.push_back(word.shown);
  ways.insert(ways.end(), word.others.begin(), word.others.end());
  const std::string none = tr("No reading");
  const bool wide = std::ranges::all_of(none, [](char c) { return c >= 0; });
  const double none_w = letters(none) * (wide ? 0.62 : 1.05) * kWayEm + 5;
  std::vector<double> widths;
  for (const std::string& way : ways) widths.push_back(letters(way) * kWayEm + 6);
  const double top = corner.y + kHead + kGap;
  const auto laid = rows_of(widths, kInner - none_w - kGap, 1, kKey);
  for (std::size_t n = 0; n < laid.size(); ++n) {
    if (laid[n].x + widths[n] > kInner - none_w - kGap) break;
    out.push_back(key_at(Does::way, "reading-way-" + std::to_string(n), ways[n],
                         {corner.x + laid[n].x, top}, std::max(widths[n], kKey), kKey));
  }
  out.push_back(
      key_at(Does::none, "reading-none", none, {corner.x + kInner - none_w, top}, none_w, kKey));
  const double keys_top = top + kKey + kGap;
  const auto place = [&](int column, int row) {
    return Vec2{corner.x + column * kPitch, keys_top + row * kPitch};
  };
  for (int c = 0; c < kColumns - 1; ++c)
    for (int r = 0; r < kKanaRows; ++r) {
      const std::string kana(kKana[c][r]);
      if (kana.empty()) continue;
      out.push_back(
          key_at(Does::kana, "reading-key-" + kana, kana, place(kColumns - 1 - c, r), kKey, kKey));
    }
  out.push_back(key_at(Does::modify, "reading-key-modify", "小゛゜", place(0, 0), kKey, kKey));
  out.push_back(key_at(Does::erase, "reading-key-erase", "", place(0, 1), kKey, kKey));
  out.back().icon = "key-backspace";
  out.push_back(key_at(Does::done, "reading-done", "", place(0, 3), kKey, kKey + kPitch));
  out.back().icon = "check";
  out.back().enabled = !written_.empty();
  return out;
}

std::optional<Rect> ReadingSheet::field() const {
  if (!chosen_) return {};
  const base::Size all = size();
  const double right = all.w / 2 - kMargin, top = -all.h / 2 + kMargin;
  return Rect{{right - kFieldW, top}, {right, top + kKey}};
}

std::vector<ReadingSheet::Line> ReadingSheet::lines(const base::Messages& tr) const {
  const base::Size all = size();
  const Vec2 corner{-all.w / 2 + kMargin, -all.h / 2 + kMargin};
  if (!chosen_) {
    const Rect head{corner, corner + Vec2{kInner - 2 * kPitch, kKey}};
    if (words_.empty()) return {{tr("There is nothing to be read here."), head}};
    return {{tr("Tap a word to change its reading."), head}};
  }
  const Word& word = words_[*chosen_];
  const Rect name{corner + Vec2{kPitch, 0}, corner + Vec2{kInner - kFieldW - kGap, kKey}};
  std::vector<Line> out{{word.words, name, false, true}};
  if (written_.empty())
    out.push_back({tr("Write the reading"), *field(), true});
  else
    out.push_back({written_, *field()});
  return out;
}

SaidReading ReadingSheet::say(std::string reading) {
  SaidReading out{words_[*chosen_].words, std::move(reading)};
  chosen_.reset();
  written_.clear();
  return out;
}

std::optional<SaidReading> ReadingSheet::press(const ReadingKey& key) {
  switch (key.does) {
    case Does::word:
      if (key.word < words_.size()) chosen_ = key.word;
      written_.clear();
      return {};
    case Does::more:
      first_ = key.word;
      return {};
    case Does::back:
      chosen_.reset();
      written_.clear();
      return {};
    case Does::close:
      return {};
    default:
      break;
  }
  if (!chosen_) return {};
  std::u32string kana = text::code_points(written_);
  switch (key.does) {
    case Does::way:
      return say(key.words);
    case Does::none:
      return say({});
    case Does::done:
      if (written_.empty()) return {};
      return say(written_);
    case Does::kana:
      if (kana.size() < kLongest) written_ += key.words;
      return {};
    case Does::modify:
      if (!kana.empty()) kana.back() = text::modified(kana.back());
      break;
    case Does::erase:
      if (!kana.empty()) kana.pop_back();
      break;
    default:
      return {};
  }
  written_ = text::utf8(kana);
  return {};
}

}  // namespace tools
