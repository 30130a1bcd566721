#include "pages/photos_part.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/overloaded.h"

namespace pages {

namespace p = panels;

namespace {

std::size_t place_of(const std::vector<std::string>& keys, const std::string& key) {
  return std::size_t(std::ranges::find(keys, key) - keys.begin());
}

}  // namespace

PhotosPart::PhotosPart(Surroundings& around, Sitting& sitting, const base::Path& program)
    : around_(around), sitting_(sitting), shelf_(around, sitting.open->path(), program) {}

void PhotosPart::open(const std::string& key) {
  key_ = key;
  quarters_ = 0;
  sitting_.sheet = Sheet::photo;
  sitting_.files_open = false;
  around_.due.panels = true;
}

void PhotosPart::close() {
  if (sitting_.sheet == Sheet::photo) sitting_.sheet = Sheet::none;
}

void PhotosPart::need(p::Fonts&) {
  const auto& keys = shelf_.keys();
  const std::size_t place = place_of(keys, key_);
  if (place == keys.size()) close();  // it was put away, or never was
  shown_ = sitting_.sheet == Sheet::photo;
  shelf_.want_large(shown_ ? key_ : std::string());
  if (!shown_) return;
  view_ = {shelf_.large(), shelf_.why_not(key_),    place + 1, keys.size(),
           quarters_,      !sitting_.desk.read_only};
}

void PhotosPart::draw(p::Ui& ui, p::Room& room) {
  if (shown_) room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
}

void PhotosPart::write_off(base::Vec2 at_px) {
  if (around_.keys_seen) return sitting_.table.new_card();
  sitting_.table.editor().finish();
  const base::TurnedRect there{at_px / sitting_.camera.px_per_mm, model::kCardSize, 0};
  (void)sitting_.seats->write({}, there);  // says so where it cannot be
}

void PhotosPart::leaf(int by) {
  const auto& keys = shelf_.keys();
  const auto place = std::ptrdiff_t(place_of(keys, key_)) + by;
  if (place < 0 || place >= std::ptrdiff_t(keys.size())) return;
  open(keys[std::size_t(place)]);
}

void PhotosPart::finish() {
  const std::size_t place = place_of(shelf_.keys(), key_);
  shelf_.put_away(key_);
  const auto& keys = shelf_.keys();
  if (place_of(keys, key_) < keys.size()) return;  // the disk refused
  if (keys.empty()) return close();
  open(keys[std::min(place, keys.size() - 1)]);
}

bool PhotosPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::PhotoCommand& command : asked)
    std::visit(base::Overloaded{[&](const p::WriteOffPhoto& wish) { write_off(wish.at_px); },
                                [&](p::PhotoIsDone) { finish(); },
                                [&](p::LeafPhotos wish) { leaf(wish.by); },
                                [&](p::TurnPhoto) { quarters_ = (quarters_ + 1) % 4; },
                                [&](p::ClosePhoto) { close(); }},
               command);
  return !asked.empty();
}

void PhotosPart::tick(double) {
  if (shelf_.tick()) around_.due.panels = true;
}

void PhotosPart::describe(nlohmann::ordered_json& out) const {
  if (shelf_.keys().empty()) return;
  auto& photos = out["photos"] = nlohmann::ordered_json::array();
  for (const std::string& key : shelf_.keys()) {
    const bool large = shown_ && key == key_ && shelf_.large().texture != nullptr;
    photos.push_back({{"key", key},
                      {"small", shelf_.small(key).texture != nullptr},
                      {"large", large},
                      {"broken", !shelf_.why_not(key).empty()}});
  }
}

}  // namespace pages
