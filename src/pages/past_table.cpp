#include "pages/past_table.h"

#include <optional>

#include "model/fields.h"
#include "report/map_title.h"

namespace pages {

using canvas::ItemKind;

namespace {

// What differs more is laid out anew as a whole: that is quicker.
constexpr std::size_t kMostChanges = 400;

template <class T>
bool alike(const T& a, const T& b) {
  bool same = true;
  model::for_each_field<T>([&](const auto& field) {
    constexpr auto member = std::remove_cvref_t<decltype(field)>::member;
    same = same && a.*member == b.*member;
  });
  return same;
}

/// Calls f(id) for whatever only one of them has, or has otherwise.
template <class T, class F>
void for_each_change(const std::map<base::Id, T>& before, const std::map<base::Id, T>& now, F&& f) {
  auto a = before.begin();
  auto b = now.begin();
  while (a != before.end() || b != now.end()) {
    if (b == now.end() || (a != before.end() && a->first < b->first)) {
      f((a++)->first);
    } else if (a == before.end() || b->first < a->first) {
      f((b++)->first);
    } else {
      if (!alike(a->second, b->second)) f(a->first);
      ++a, ++b;
    }
  }
}

struct Change {
  std::optional<ItemKind> kind;  // nothing: a vote
  base::Id id;
};

std::vector<Change> changes(const model::Board& before, const model::Board& now) {
  std::vector<Change> out;
  const auto note = [&](std::optional<ItemKind> kind) {
    return [&out, kind](base::Id id) { out.push_back({kind, id}); };
  };
  for_each_change(before.cards, now.cards, note(ItemKind::card));
  for_each_change(before.islands, now.islands, note(ItemKind::island));
  for_each_change(before.relations, now.relations, note(ItemKind::relation));
  for_each_change(before.circles, now.circles, note(ItemKind::circle));
  if (before.legend != now.legend) out.push_back({ItemKind::title, now.id});
  for_each_change(before.votes, now.votes, note({}));
  return out;
}

}  // namespace

PastTable::PastTable(text::Typesetter& typesetter, std::shared_ptr<const storage::Past> past,
                     base::Id board)
    : past_(std::move(past)),
      board_(board),
      session_(past_->at(0)),
      scene_(typesetter, canvas::Look{}) {
  if (const model::Board* then = session_.board(board_)) shown_ = *then;
  scene_.show(&shown_);
}

void PastTable::look_like(const canvas::Scene& present, const base::Messages& tr) {
  canvas::Look look = present.look();
  look.unnamed_plate = tr("(no plate yet)");
  tr_ = tr;
  scene_.set_look(look);
  if (scene_.furigana() != present.furigana()) scene_.set_furigana(present.furigana());
}

void PastTable::set_past(std::shared_ptr<const storage::Past> past) {
  const storage::Past::Moment was = past_->moments()[moment_];
  past_ = std::move(past);
  moment_ = past_->moment_at(was.op);
  // What was shown was only on the way to what has been done since.
  if (past_->moments()[moment_].ops == was.ops) return;
  session_ = past_->at(moment_);
  show();
}

void PastTable::go(std::size_t moment) {
  past_->bring(session_, moment_, moment);
  moment_ = moment;
  show();
}

void PastTable::show() {
  static const model::Board kNone;
  const model::Board* then = session_.board(board_);
  if (!then) then = &kNone;
  const std::vector<Change> changed = changes(shown_, *then);
  shown_ = *then;
  scene_.set_title(report::map_title(session_, shown_, tr_));
  if (changed.size() > kMostChanges) return scene_.show(&shown_);
  scene_.board_changed();
  for (const Change& c : changed) {
    if (c.kind)
      scene_.changed(*c.kind, c.id);
    else
      scene_.vote_changed(c.id);
  }
}

}  // namespace pages
