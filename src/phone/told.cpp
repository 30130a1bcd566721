#include "phone/told.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/fnv.h"
#include "base/utf8.h"
#include "model/question_words.h"
#include "model/weighing.h"
#include "ops/survey.h"

namespace phone {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kMostTargets = 200;
constexpr std::size_t kMostWords = 200;  // characters of a target

std::string shortened(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    base::code_point_at(text, at, next);
    if (++count > kMostWords) return text.substr(0, at) + "…";
  }
  return text;
}

/// What a phone can give points to: islands by their plates, then cards that lie in none.
std::vector<Told::Target> targets_of(const model::Board& board) {
  std::vector<Told::Target> out;
  for (const auto& [id, island] : board.islands)
    if (!island.plate.empty()) out.push_back({id, shortened(island.plate), true});
  for (const auto& [id, card] : board.cards)
    if (card.place == model::Place::table && card.island.nil() && !card.text.empty())
      out.push_back({id, shortened(card.text), false});
  if (out.size() > kMostTargets) out.resize(kMostTargets);
  return out;
}

const char* name_of(model::InquiryKind kind) {
  using model::InquiryKind;
  switch (kind) {
    case InquiryKind::faces:
      return "faces";
    case InquiryKind::choice:
      return "choice";
    case InquiryKind::choices:
      return "choices";
    case InquiryKind::scale:
      return "scale";
    case InquiryKind::text:
      return "text";
  }
  return "text";
}

Json points_of(const Told& told, const std::string& giver) {
  Json out{{"manner", told.weighing.manner == model::Manner::scale ? "scale" : "stickers"},
           {"points", told.weighing.points},
           {"several", told.weighing.several},
           {"secret", told.weighing.secret}};
  Json targets = Json::array();
  for (const Told::Target& target : told.targets)
    targets.push_back(
        {{"id", target.id.str()}, {"words", target.words}, {"island", target.island}});
  out["targets"] = std::move(targets);
  Json mine = Json::array();
  if (const auto it = told.given.find(giver); it != told.given.end())
    for (const Told::Given& given : it->second)
      mine.push_back({{"id", given.target.str()}, {"points", given.points}});
  out["mine"] = std::move(mine);
  return out;
}

Json survey_of(const Told& told) {
  Json out = Json::array();
  for (const model::Inquiry& inquiry : told.survey) {
    Json one{{"id", inquiry.id.str()}, {"kind", name_of(inquiry.kind)}, {"text", inquiry.text}};
    if (!inquiry.choices.empty()) one["choices"] = inquiry.choices;
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace

Told told_of(const model::Session& session, const model::Board& board) {
  Told out;
  out.session = session.id;
  out.title = session.title;
  out.board = board.id;
  out.question = model::question_or_title(session, board);
  for (const model::Inquiry* inquiry : ops::inquiries_in_order(session))
    out.survey.push_back(*inquiry);
  if (!model::gives_at_seats(board)) return out;
  out.weighing = board.weighing;
  out.targets = targets_of(board);
  for (const auto& [id, vote] : board.votes)
    if (model::is_phone(vote.seat)) out.given[vote.seat].push_back({vote.target, vote.points});
  return out;
}

std::string state_text(const Told& told, const std::string& giver) {
  Json out{{"session", told.session.str()},
           {"title", told.title},
           {"question", told.question},
           {"board", told.board.str()},
           {"step", {{"ja", told.step_ja}, {"en", told.step_en}}},
           {"tongue", name_of(told.tongue)},
           {"cards", told.takes_cards},
           {"name", told.asks_name},
           {"photo", told.takes_photos},
           {"map", told.shows_map}};
  if (told.weighing.manner != model::Manner::none) out["weigh"] = points_of(told, giver);
  if (!told.survey.empty()) {
    out["survey"] = survey_of(told);
    out["faces"] = {{"ja", told.faces_ja}, {"en", told.faces_en}};
  }
  return out.dump();
}

std::string giver_of(const std::string& phone) {
  // Then stirred: what is alike in two phones is not in their givers.
  std::uint64_t h = base::fnv1a(phone, 14695981039346656037ull);
  h ^= h >> 31;
  h *= 0x9e3779b97f4a7c15ull;
  h ^= h >> 29;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out(model::kPhonePrefix);
  for (int i = 0; i < 10; ++i, h >>= 4) out += kDigits[h & 15];
  return out;
}

}  // namespace phone
