#include "ime/composition.h"

#include <algorithm>
#include <utility>

#include "base/assert.h"
#include "base/utf8.h"
#include "text/kana.h"

namespace ime {

using Kind = input::KeyAction::Kind;

Composition::Composition(const RomajiTable* romaji) {
  if (romaji) romaji_.emplace(*romaji);
}

const std::string& Composition::romaji_pending() const {
  static const std::string nothing;
  return romaji_ ? romaji_->pending() : nothing;
}

Composition::Effect Composition::act(const input::KeyAction& action) {
  if (!base::is_utf8(action.text)) return {};
  const bool just_typed = std::exchange(just_typed_, false);
  switch (action.kind) {
    case Kind::kana:
      return type(text::code_points(action.text));
    case Kind::again:
      return again(text::code_points(action.text), just_typed);
    case Kind::romaji:
      return romaji(action.text);
    case Kind::text:
      return {commit() + action.text, true};
    case Kind::space:
      return space();
    case Kind::backspace:
      return backspace();
    default:
      break;
  }
  if (!composing()) return {"", false};
  switch (action.kind) {
    case Kind::enter:
      return {commit(), true};
    case Kind::undo:
      return backspace();
    case Kind::modify:
      if (converting()) break;
      flush_pending();
      if (caret_ == 0) break;
      if (const char32_t next = text::modified(reading_[caret_ - 1]);
          next != reading_[caret_ - 1]) {
        reading_[caret_ - 1] = next;
        changed();
      }
      break;
    case Kind::left:
      move(-1);
      break;
    case Kind::right:
      move(1);
      break;
    case Kind::shrink:
      resize(-1);
      break;
    case Kind::grow:
      resize(1);
      break;
    default:
      break;
  }
  return {};
}

Composition::Effect Composition::type(std::u32string_view text) {
  Effect out;
  if (converting()) out.commit = commit();
  flush_pending();
  if (reading_.size() + text.size() > kMostReading) out.commit += commit();
  insert(text);
  just_typed_ = true;
  return out;
}

Composition::Effect Composition::again(std::u32string_view kana, bool just_typed) {
  const std::size_t at = just_typed && caret_ > 0 ? kana.find(reading_[caret_ - 1]) : kana.npos;
  if (at == kana.npos) return type(kana.substr(0, 1));
  reading_[caret_ - 1] = kana[(at + 1) % kana.size()];
  just_typed_ = true;
  changed();
  return {};
}

Composition::Effect Composition::romaji(const std::string& text) {
  Effect out;
  if (converting()) out.commit = commit();
  convert_wanted_ = false;
  for (char letter : text) {
    const std::u32string kana =
        romaji_ ? text::code_points(romaji_->type(letter)) : std::u32string(1, char32_t(letter));
    if (reading_.size() + kana.size() > kMostReading) {
      const std::string pending = romaji_pending();
      if (romaji_) romaji_->clear();
      out.commit += commit();
      for (char waiting : pending) romaji_->type(waiting);
    }
    if (!kana.empty()) insert(kana);
  }
  return out;
}

Composition::Effect Composition::space() {
  if (!composing()) return {"", false};
  if (converting()) {
    Active& segment = segments_[current_];
    segment.chosen = (segment.chosen + 1) % segment.candidates.size();
    segment.by_hand = true;
    return {};
  }
  flush_pending();
  if (known_) {
    begin_converting();
  } else {
    convert_wanted_ = true;
    if (!answer_due_) ask();
  }
  return {};
}

Composition::Effect Composition::backspace() {
  if (!composing()) return {"", false};
  if (converting()) {
    end_converting();
    caret_ = reading_.size();
    // An answer about boundaries must not be taken for one about the reading.
    answer_due_ = request_due_ = false;
    if (!known_) ask();
    return {};
  }
  if (romaji_ && romaji_->backspace()) {
    convert_wanted_ = false;
    return {};
  }
  if (caret_ == 0) return {};
  reading_.erase(--caret_, 1);
  changed();
  return {};
}

void Composition::move(int by) {
  if (converting()) {
    if (by < 0 && current_ > 0) --current_;
    if (by > 0 && current_ + 1 < segments_.size()) ++current_;
    return;
  }
  flush_pending();
  if (by < 0 && caret_ > 0) --caret_;
  if (by > 0 && caret_ < reading_.size()) ++caret_;
}

void Composition::resize(int by) {
  if (!converting()) return;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < current_; ++i) begin += segments_[i].reading.size();
  const std::size_t size = segments_[current_].reading.size();
  const std::size_t end = by < 0 ? begin + size - 1 : begin + size + 1;
  if (end <= begin || end > reading_.size()) return;
  // Kana until the answer comes, and for good if none does.
  const auto as_kana = [this](std::size_t from, std::size_t to) {
    const std::u32string part = reading_.substr(from, to - from);
    Active out{part, {text::utf8(part)}, 0, false};
    if (const std::string katakana = text::utf8(text::to_katakana(part));
        katakana != out.candidates[0]) {
      out.candidates.push_back(katakana);
    }
    return out;
  };
  segments_.resize(current_);
  segments_.push_back(as_kana(begin, end));
  segments_.back().by_hand = true;
  if (end < reading_.size()) segments_.push_back(as_kana(end, reading_.size()));
  resized_ = current_;
  ask();
}

void Composition::insert(std::u32string_view text) {
  reading_.insert(caret_, text);
  caret_ += text.size();
  changed();
}

void Composition::flush_pending() {
  if (!romaji_ || romaji_->pending().empty()) return;
  insert(text::code_points(romaji_->flush()));
}

void Composition::changed() {
  known_.reset();
  convert_wanted_ = false;
  if (reading_.empty()) {
    answer_due_ = request_due_ = false;
    failed_ = false;
  } else {
    ask();
  }
}

void Composition::ask() {
  ++serial_;
  request_due_ = answer_due_ = true;
  failed_ = false;
}

std::optional<Composition::Request> Composition::take_request() {
  if (!request_due_) return {};
  request_due_ = false;
  Request out{serial_, text::utf8(reading_), {}};
  std::size_t end = 0;
  for (std::size_t i = 0; converting() && i <= resized_; ++i) {
    out.boundaries.push_back(end += segments_[i].reading.size());
  }
  return out;
}

void Composition::answer(std::uint64_t serial, Conversion conversion) {
  if (serial != serial_ || !answer_due_) return;
  std::string together;
  bool fits = !conversion.segments.empty();
  for (const Segment& segment : conversion.segments) {
    together += segment.reading;
    fits = fits && !segment.reading.empty() && !segment.candidates.empty();
  }
  if (!fits || together != text::utf8(reading_)) return fail(serial);
  answer_due_ = request_due_ = false;
  if (converting()) {
    take_segments(std::move(conversion.segments));
    return;
  }
  known_ = std::move(conversion);
  if (convert_wanted_) begin_converting();
}

// The answer about new boundaries: what stands before the changed segment stays as it was.
void Composition::take_segments(std::vector<Segment> found) {
  bool fits = found.size() > resized_;
  for (std::size_t i = 0; fits && i <= resized_; ++i) {
    fits = found[i].reading == text::utf8(segments_[i].reading);
  }
  if (!fits) {
    failed_ = true;
    return;
  }
  segments_.resize(resized_);
  for (std::size_t i = resized_; i < found.size(); ++i) {
    segments_.push_back(
        {text::code_points(found[i].reading), std::move(found[i].candidates), 0, i == resized_});
  }
  current_ = std::min(current_, segments_.size() - 1);
}

void Composition::fail(std::uint64_t serial) {
  if (serial != serial_ || !answer_due_) return;
  answer_due_ = request_due_ = false;
  convert_wanted_ = false;
  failed_ = true;
}

void Composition::begin_converting() {
  ASSERT(known_ && !known_->segments.empty(), "only an answer begins a conversion");
  convert_wanted_ = false;
  segments_.clear();
  current_ = 0;
  for (const Segment& segment : known_->segments) {
    segments_.push_back({text::code_points(segment.reading), segment.candidates, 0, false});
  }
}

Composition::Effect Composition::select(std::size_t candidate) {
  if (candidate >= candidates().size()) return {};
  if (!converting()) {
    const std::string text = candidates()[candidate];
    const std::string pending = romaji_pending();
    choices_.push_back({text::utf8(reading_), text});
    cancel();
    return {text + pending, true};
  }
  Active& segment = segments_[current_];
  segment.chosen = candidate;
  segment.by_hand = true;
  if (current_ + 1 == segments_.size()) return {commit(), true};
  ++current_;
  return {};
}

void Composition::focus(std::size_t segment) {
  if (segment < segments_.size()) current_ = segment;
}

void Composition::move_to(std::size_t byte) {
  if (converting()) return;
  just_typed_ = false;
  flush_pending();
  const std::string all = text::utf8(reading_);
  caret_ = text::code_points(std::string_view(all).substr(0, byte)).size();
}

std::string Composition::shown() const {
  std::string out;
  for (const Active& segment : segments_) out += segment.candidates[segment.chosen];
  return out;
}

std::string Composition::commit() {
  std::string out;
  if (converting()) {
    out = shown();
    for (const Active& segment : segments_) {
      if (!segment.by_hand) continue;
      choices_.push_back({text::utf8(segment.reading), segment.candidates[segment.chosen]});
    }
  } else {
    flush_pending();
    out = text::utf8(reading_);
  }
  cancel();
  return out;
}

Composition::Effect Composition::finish() {
  if (!composing()) return {"", false};
  return {commit(), true};
}

void Composition::cancel() {
  if (romaji_) romaji_->clear();
  reading_.clear();
  caret_ = 0;
  end_converting();
  changed();
}

std::vector<Composition::Piece> Composition::pieces() const {
  std::vector<Piece> out;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    out.push_back({segments_[i].candidates[segments_[i].chosen],
                   i == current_ ? Piece::Kind::current : Piece::Kind::segment});
  }
  if (converting()) return out;
  const auto add = [&out](std::string text, Piece::Kind kind) {
    if (!text.empty()) out.push_back({std::move(text), kind});
  };
  if (romaji_pending().empty()) {
    add(text::utf8(reading_), Piece::Kind::reading);
    return out;
  }
  const std::u32string_view all = reading_;
  add(text::utf8(all.substr(0, caret_)), Piece::Kind::reading);
  add(romaji_pending(), Piece::Kind::pending);
  add(text::utf8(all.substr(caret_)), Piece::Kind::reading);
  return out;
}

std::string Composition::text() const {
  std::string out;
  for (const Piece& piece : pieces()) out += piece.text;
  return out;
}

std::size_t Composition::caret() const {
  if (!converting()) {
    return text::utf8(std::u32string_view(reading_).substr(0, caret_)).size() +
           romaji_pending().size();
  }
  std::size_t out = 0;
  for (std::size_t i = 0; i <= current_; ++i) {
    out += segments_[i].candidates[segments_[i].chosen].size();
  }
  return out;
}

const std::vector<std::string>& Composition::candidates() const {
  static const std::vector<std::string> nothing;
  if (converting()) return segments_[current_].candidates;
  return known_ ? known_->whole : nothing;
}

std::optional<std::size_t> Composition::chosen() const {
  if (!converting()) return {};
  return segments_[current_].chosen;
}

std::vector<Words::Chosen> Composition::take_choices() { return std::exchange(choices_, {}); }

}  // namespace ime
