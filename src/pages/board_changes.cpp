#include "pages/board_changes.h"

#include <optional>
#include <vector>

#include "model/fields.h"

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

bool bring_to(canvas::Scene& scene, model::Board& shown, const model::Board& now) {
  const std::vector<Change> changed = changes(shown, now);
  const bool other = !changed.empty() || !alike(shown, now);
  shown = now;
  if (changed.size() > kMostChanges) {
    scene.show(&shown);
    return true;
  }
  scene.board_changed();
  for (const Change& c : changed) {
    if (c.kind)
      scene.changed(*c.kind, c.id);
    else
      scene.vote_changed(c.id);
  }
  return other;
}

}  // namespace pages
