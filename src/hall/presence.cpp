#include "hall/presence.h"

#include <algorithm>

#include "hall/message_json.h"
#include "hall/subjects.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr int kVersion = 1;
constexpr std::size_t kMostBytes = 16u << 10;
constexpr std::size_t kMostName = 200, kMostTitle = 1000;
constexpr const char* kDisks[] = {"saved", "saving", "failing"};
constexpr const char* kOutcomes[] = {"done", "declined"};
constexpr const char* kShows[] = {"map", "island", "alone", "name", "side", "dark"};
constexpr int kMostSheets = 10000;

template <std::size_t N>
std::optional<int> index_of(const char* const (&names)[N], const std::string& name) {
  for (std::size_t n = 0; n < N; ++n)
    if (name == names[n]) return int(n);
  return {};
}

/// Cut between characters where it is too long.
std::string cut(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (text[most] & 0xC0) == 0x80) --most;
  text.resize(most);
  return text;
}

void read_outcomes(const Json& object, Presence& out) {
  const auto list = object.find("outcomes");
  if (list == object.end() || !list->is_array()) return;
  for (const Json& item : *list) {
    if (!item.is_object() || out.outcomes.size() == kMostOutcomes) continue;
    const base::Id request = id_in(item, "request");
    const auto what = index_of(kOutcomes, text_in(item, "what", 16));
    if (!request.nil() && what) out.outcomes.push_back({request, RequestOutcome::What(*what)});
  }
}

Json json_of(const OnStage& at) {
  Json j{{"shows", kShows[int(at.shows)]}};
  const auto put = [&](const char* name, base::Id id) {
    if (!id.nil()) j[name] = id.str();
  };
  put("board", at.board);
  put("island", at.island);
  put("next", at.next);
  put("card", at.card);
  j["sheet"] = at.sheet;
  j["stop"] = at.stop;
  j["stops"] = at.stops;
  if (!at.captions) j["plain"] = true;
  j["wide"] = at.wide;
  j["letters"] = at.letters;
  return j;
}

/// The whole map, where it can't be understood: by a program that knows more ways to show one.
OnStage read_stage(const Json& j) {
  OnStage out;
  const auto shows = index_of(kShows, text_in(j, "shows", 16));
  if (!shows) return out;
  const auto count = [&](const char* name) {
    return int(std::min<std::uint64_t>(count_in(j, name).value_or(0), kMostSheets));
  };
  const auto share = [&](const char* name, double usual, double least, double most) {
    const double said = number_in(j, name).value_or(usual);
    return said >= least && said <= most ? said : usual;
  };
  out.shows = OnStage::Shows(*shows);
  out.board = id_in(j, "board");
  out.island = id_in(j, "island");
  out.next = id_in(j, "next");
  out.card = id_in(j, "card");
  out.sheet = count("sheet");
  out.stops = std::max(count("stops"), 1);
  out.stop = std::min(count("stop"), out.stops - 1);
  out.captions = !flag_in(j, "plain");
  out.wide = share("wide", out.wide, 0.3, 6);
  out.letters = share("letters", out.letters, 0.3, 6);
  return out;
}

}  // namespace

std::string text_of(const Presence& p) {
  Json j;
  j["hall"] = kVersion;
  j["table"] = cut(p.table, kMostName);
  if (!p.session.nil()) j["session"] = p.session.str();
  j["title"] = cut(p.title, kMostTitle);
  if (p.step >= 0) j["step"] = p.step;
  j["seq"] = p.seq;
  j["disk"] = kDisks[int(p.disk)];
  if (p.presents) {
    j["presents"] = true;
    j["stage"] = json_of(*p.presents);
  }
  if (p.forked) j["forked"] = true;
  for (const RequestOutcome& outcome : p.outcomes)
    j["outcomes"].push_back(
        {{"request", outcome.request.str()}, {"what", kOutcomes[int(outcome.what)]}});
  return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Presence> read_presence(std::string_view text) {
  const auto j = read_object(text, kMostBytes);
  if (!j) return j.error();
  const auto version = count_in(*j, "hall");
  if (!version || *version == 0) return wrong_field("hall");
  if (*version > kVersion)
    return Error{ErrorCode::version, base::sentence("The table's program is newer."), {}};
  Presence p;
  p.table = text_in(*j, "table", kMostName);
  p.session = id_in(*j, "session");
  p.title = text_in(*j, "title", kMostTitle);
  p.step = int(std::min<std::uint64_t>(count_in(*j, "step").value_or(1000), 1000));
  if (p.step == 1000) p.step = -1;
  p.seq = count_in(*j, "seq").value_or(0);
  p.disk = Presence::Disk(index_of(kDisks, text_in(*j, "disk", 16)).value_or(0));
  if (flag_in(*j, "presents")) {
    const auto stage = j->find("stage");
    p.presents = stage != j->end() && stage->is_object() ? read_stage(*stage) : OnStage{};
  }
  p.forked = flag_in(*j, "forked");
  read_outcomes(*j, p);
  return p;
}

bool Presences::hear(std::string_view subject, std::string_view body, double now_s) {
  const auto slot = read_see_subject(subject);
  auto presence = read_presence(body);
  if (!slot || !presence) return false;
  heard_[*slot] = {std::move(*presence), now_s};
  return true;
}

bool Presences::is_away(int slot, double now_s) const {
  const auto it = heard_.find(slot);
  return it == heard_.end() || now_s > it->second.at_s + kAwayAfter_s;
}

std::vector<int> Presences::also_at(int slot, double now_s) const {
  std::vector<int> others;
  const auto it = heard_.find(slot);
  if (it == heard_.end() || it->second.presence.session.nil()) return others;
  for (const auto& [other, heard] : heard_)
    if (other != slot && heard.presence.session == it->second.presence.session &&
        !is_away(other, now_s))
      others.push_back(other);
  return others;
}

}  // namespace hall
