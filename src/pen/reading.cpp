#include "pen/reading.h"

#include <algorithm>

#include "base/assert.h"

namespace pen {

using model::InkStroke;

void Reading::begin(const std::vector<InkStroke>& ink, bool in_text) {
  drop();
  taken_ = in_text ? ink : std::vector<InkStroke>{};
}

Reading::Question Reading::ask(const std::vector<InkStroke>& ink) {
  drop();
  for (const InkStroke& stroke : ink)
    if (std::find(taken_.begin(), taken_.end(), stroke) == taken_.end()) ink_.push_back(stroke);
  if (ink_.empty()) ink_ = ink;
  state_ = State::waiting;
  return {serial_, ink_};
}

bool Reading::answer(std::uint64_t serial, std::vector<InkCharacter> characters) {
  if (!waiting() || serial != serial_ || characters.empty()) return false;
  for (const InkCharacter& c : characters) {
    ASSERT(std::all_of(c.strokes.begin(), c.strokes.end(),
                       [&](std::size_t stroke) { return stroke < ink_.size(); }),
           "an answer speaks of strokes that were not asked about");
    chosen_.push_back(c.candidates.empty() ? std::nullopt : std::optional<std::size_t>(0));
  }
  characters_ = std::move(characters);
  state_ = State::shown;
  return true;
}

bool Reading::fail(std::uint64_t serial) {
  if (!waiting() || serial != serial_) return false;
  drop();
  return true;
}

void Reading::drop() {
  ++serial_;
  state_ = State::idle;
  ink_.clear();
  characters_.clear();
  chosen_.clear();
  current_ = 0;
}

std::string Reading::at(std::size_t cell) const {
  const auto which = chosen(cell);
  return which ? characters_[cell].candidates[*which] : std::string{};
}

std::optional<std::size_t> Reading::chosen(std::size_t cell) const {
  return cell < chosen_.size() ? chosen_[cell] : std::nullopt;
}

void Reading::go_to(std::size_t cell) {
  if (cell < characters_.size()) current_ = cell;
}

void Reading::choose(std::size_t candidate) {
  if (shown() && candidate < characters_[current_].candidates.size()) chosen_[current_] = candidate;
}

void Reading::leave_out() {
  if (shown()) chosen_[current_].reset();
}

std::string Reading::text() const {
  std::string out;
  for (std::size_t i = 0; i < characters_.size(); ++i) out += at(i);
  return out;
}

std::string Reading::take() {
  const std::string out = text();
  taken_.insert(taken_.end(), ink_.begin(), ink_.end());
  drop();
  return out;
}

}  // namespace pen
