#include "pages/send_part.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/overloaded.h"
#include "hall/dispatch.h"
#include "ops/island_copy.h"
#include "pages/hall_table.h"
#include "panels/format.h"

namespace pages {

namespace p = panels;
using At = hall::Errand::At;

namespace {

struct Stands {
  const char* says;
  const char* icon;
};

Stands stands(At at, const base::Messages& tr) {
  switch (at) {
    case At::on_its_way:
      return {tr("On its way"), "saving"};
    case At::kept:
      return {tr("It is there, and nobody has answered yet."), "info"};
    case At::done:
      return {tr("Taken"), "check"};
    case At::declined:
      return {tr("They did not want it now."), "close"};
    case At::refused:
      return {tr("That table can't take it now."), "warning"};
    case At::lost:
      return {tr("It did not get there."), "warning"};
  }
  return {"", ""};
}

/// The last copy of this island that went there, and how far it is.
std::optional<At> last_sent(const SentIslands& sent, base::Id island, int place) {
  for (auto it = sent.all().rbegin(); it != sent.all().rend(); ++it)
    if (const auto at = it->at.find(place); it->island == island && at != it->at.end())
      return at->second;
  return {};
}

}  // namespace

SendPart::Copy SendPart::copy() const {
  Copy out{ops::island_copy(sitting_.board(), island_, around_.ids), 0};
  out.cards = ops::cards_in_copy(out.ops);
  return out;
}

p::SendView::Row SendPart::row(int place, const std::string& table) const {
  const auto& tr = around_.tr;
  p::SendView::Row row{place,
                       table.empty() ? p::fill(tr("Table {0}"), {std::to_string(place)}) : table};
  if (const auto at = last_sent(around_.hall->sent(), island_, place)) {
    const Stands is = stands(*at, tr);
    row.says = is.says;
    row.icon = is.icon;
    row.waits = *at == At::on_its_way || *at == At::kept;
  }
  return row;
}

p::SendView SendPart::view() const {
  const auto& tr = around_.tr;
  p::SendView out;
  for (const hall::HallNews::There& there : around_.hall->sent().there())
    out.rows.push_back(row(there.place, there.table));
  const model::Board& board = sitting_.board();
  const model::Island* island = model::find_island(board, island_);
  out.has_island = island != nullptr;
  if (!island) return out;
  out.plate = island->plate;
  std::size_t cards = 0;
  for (const base::Id id : model::subtree_of(board, island_))
    cards += model::cards_in(board, id).size();
  if (cards > ops::kMostCopied)
    out.says = p::fill(tr("It has {0} cards; at most {1} can be sent at once."),
                       {std::to_string(cards), std::to_string(ops::kMostCopied)});
  else if (too_much_ == island_)
    out.says = tr("There is too much on its cards for one sending: send a part of it.");
  else
    out.says = p::fill(tr("Cards: {0}"), {std::to_string(cards)});
  out.enabled = !sitting_.desk.read_only && cards <= ops::kMostCopied && too_much_ != island_;
  return out;
}

bool SendPart::offered() const { return around_.hall && !around_.hall->sent().there().empty(); }

void SendPart::open() {
  open_ = true;
  too_much_ = {};
  sitting_.sheet = Sheet::none;
  sitting_.files_open = false;
  around_.due.panels = true;
}

void SendPart::need(p::Fonts& fonts) {
  // It gives way to any other sheet.
  open_ = open_ && around_.hall && sitting_.sheet == Sheet::none;
  shown_ = open_;
  if (!shown_) return;
  island_ = sitting_.desk.chosen_island();
  view_ = view();
  sheet_.need(fonts, view_);
}

void SendPart::draw(p::Ui& ui, p::Room& room) {
  if (shown_) room.free.max.x = sheet_.draw(ui, view_, room.bottom, asked_);
}

bool SendPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  for (const p::SendCommand& command : asked)
    std::visit(base::Overloaded{[&](const p::SendTo& to) { send(to.places); },
                                [&](p::CloseSending) { open_ = false; }},
               command);
  if (!asked.empty()) around_.due.panels = true;
  return !asked.empty();
}

void SendPart::send(const std::vector<int>& places) {
  if (!around_.hall || !model::find_island(sitting_.board(), island_)) return;
  const model::Session& session = sitting_.open->session();
  Copy made = copy();
  hall::Dispatch dispatch{
      {around_.ids.next(), around_.clock.wall(),
       hall::IslandFromAfar{sitting_.board().islands.at(island_).plate, around_.hall->name(),
                            session.id, std::move(made.ops)}},
      places};
  // What the hall would not read is not sent.
  if (made.cards > ops::kMostCopied || !hall::read_dispatch(text_of(dispatch)))
    too_much_ = island_;
  else
    around_.hall->sent().send(dispatch, island_, places);
}

void SendPart::tell_became() {
  const auto& tr = around_.tr;
  for (const SentIslands::Became& is : around_.hall->sent().take_became()) {
    const std::string plate = is.plate.empty() ? tr("An island without words") : is.plate;
    const bool taken = is.at == At::done;
    const char* pattern = taken                   ? tr("{0} has taken “{1}”.")
                          : is.at == At::declined ? tr("{0} did not want “{1}” now.")
                                                  : tr("“{1}” did not get to {0}.");
    around_.say(taken ? p::ToastKind::good : p::ToastKind::info,
                p::fill(pattern, {is.table, plate}));
  }
}

void SendPart::tick(double) {
  sitting_.desk.other_tables = offered();
  if (std::exchange(sitting_.desk.send_wanted, false) && offered()) open();
  if (!around_.hall) return;
  tell_became();
  if (!open_) return;
  island_ = sitting_.desk.chosen_island();
  if (!(view() == view_)) around_.due.panels = true;
}

void SendPart::describe(nlohmann::ordered_json& out) const {
  if (!around_.hall) return;
  auto& tables = out["other_tables"] = nlohmann::ordered_json::array();
  for (const hall::HallNews::There& there : around_.hall->sent().there())
    tables.push_back({{"place", there.place}, {"table", there.table}});
  if (open_)
    out["sending"] =
        island_.nil() ? nlohmann::ordered_json() : nlohmann::ordered_json(island_.str());
}

}  // namespace pages
