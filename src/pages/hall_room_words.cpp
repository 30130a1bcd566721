#include "pages/hall_room_words.h"

#include <algorithm>

#include "ops/agenda.h"
#include "panels/format.h"
#include "report/step_words.h"

namespace pages {

namespace {

std::vector<std::string> cut(const std::string& words) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) out.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

RoomTile room_tile(const RoomTable& table, const base::Messages& tr) {
  RoomTile out{table.place, table.name.empty()
                                ? panels::fill(tr("Table {0}"), {std::to_string(table.place)})
                                : table.name};
  const bool heard = !table.says.table.empty() || !table.says.session.nil();
  out.faint = table.away;
  out.chosen = table.says.presents && !table.away;
  if (table.session) {
    const model::AgendaStep* step = ops::step_now(*table.session);
    out.under = step ? report::step_name(tr, step->step) : table.session->title;
  } else {
    out.under = heard && table.says.session.nil() ? tr("Nothing is open") : "";
  }
  const auto say = [&](const char* sign, const char* words, bool bad) {
    out.sign = sign;
    out.says = words;
    out.bad = bad;
  };
  if (!table.away && table.says.disk == hall::Presence::Disk::failing)
    say("not-saving", tr("Cannot save"), true);
  else if (table.forked || table.says.forked)
    say("warning", tr("Another branch"), true);
  else if (!table.also_at.empty())
    say("twin", tr("Open at two tables"), true);
  else if (table.away)
    say("pause", tr("Away"), false);
  else if (table.says.presents)
    say("present", tr("Presents"), false);
  return out;
}

RoomSheetView room_view(const HallRoom& hall, bool words, const base::Messages& tr) {
  const RoomStanding& at = hall.standing();
  RoomSheetView out;
  out.hall = at.name.empty() ? std::string(tr("Hall")) : at.name;
  using Kind = RoomStanding::Kind;
  const std::size_t here = std::size_t(std::ranges::count(hall.tables(), false, &RoomTable::away));
  out.right_bad = true;
  if (at.kind == Kind::opening) {
    out.right = tr("The hall is being opened …");
    out.right_bad = false;
  } else if (at.kind != Kind::open) {
    out.right = tr("The hall is not open");
  } else if (at.little_room) {
    out.right = tr("The hall's disk is nearly full");
  } else if (at.networks == 0) {
    out.right = tr("This machine is in no network");
  } else {
    out.right = hall.tables().empty()
                    ? std::string(tr("No table yet"))
                    : panels::fill(tr("{0} of {1} tables"),
                                   {std::to_string(here), std::to_string(hall.tables().size())});
    out.right_bad = false;
  }
  out.words = words;
  if (out.words) {
    if (at.kind == Kind::open) {
      out.how = tr("At each table: settings, hall, and these six words.");
      out.kana = cut(at.kana);
      out.romaji = cut(at.romaji);
    } else {
      out.how = at.why.in(tr);
    }
    if (!at.addresses.empty() && at.kind == Kind::open)
      out.other_way =
          panels::fill(tr("A table that does not find the hall: {0}"), {at.addresses.front()});
  } else {
    for (const RoomTable& table : hall.tables()) out.tiles.push_back(room_tile(table, tr));
  }
  return out;
}

}  // namespace pages
