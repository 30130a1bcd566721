#include "ime/vocabulary.h"

#include <algorithm>

#include "text/kana.h"

namespace ime {
namespace {

void put_first(std::vector<Words::Chosen>& chosen, Words::Chosen pair) {
  std::erase(chosen, pair);
  chosen.insert(chosen.begin(), std::move(pair));
}

/// One kana that is mostly a particle: chosen once as a word, it would be one everywhere.
bool is_particle(std::string_view reading) {
  static constexpr std::string_view kParticles = "にがをはでとのへもやかねよばてし";
  return reading.size() == 3 && kParticles.find(reading) != std::string_view::npos;
}

}  // namespace

Vocabulary::Vocabulary() : words_(std::make_shared<const Words>()) {}

void Vocabulary::set_texts(std::vector<Words::Text> texts) {
  if (texts.size() > kMostTexts) texts.resize(kMostTexts);
  if (texts == words_->texts) return;
  auto words = std::make_shared<Words>();
  words->texts = std::move(texts);
  words->chosen = words_->chosen;
  words_ = std::move(words);
}

void Vocabulary::remember(std::string_view reading, std::string_view surface) {
  if (reading.empty() || surface.empty() || is_particle(reading)) return;
  auto words = std::make_shared<Words>(*words_);
  // The kana at the end that both share are inflection or a particle.
  std::u32string head_reading = text::code_points(reading),
                 head_surface = text::code_points(surface);
  while (!head_reading.empty() && !head_surface.empty() &&
         head_reading.back() == head_surface.back() && text::is_hiragana(head_surface.back())) {
    head_reading.pop_back();
    head_surface.pop_back();
  }
  if (!head_surface.empty() && !head_reading.empty()) {
    put_first(words->chosen, {text::utf8(head_reading), text::utf8(head_surface)});
  }
  put_first(words->chosen, {std::string(reading), std::string(surface)});
  if (words->chosen.size() > kMostChosen) words->chosen.resize(kMostChosen);
  words_ = std::move(words);
}

void Vocabulary::forget_chosen() {
  if (words_->chosen.empty()) return;
  auto words = std::make_shared<Words>();
  words->texts = words_->texts;
  words_ = std::move(words);
}

}  // namespace ime
