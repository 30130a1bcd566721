#include "pages/hall_part.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "base/overloaded.h"
#include "hall/beacon.h"
#include "pages/hall_words.h"
#include "panels/format.h"

namespace pages {

namespace p = panels;
using Kind = HallStanding::Kind;
using Mark = p::HallMark::Kind;

namespace {

constexpr double kOffer_s = 40;
constexpr std::size_t kSuggestions = 6;

p::HallView::Word shown(const hall::WordList& list, std::uint16_t word) {
  return {list.at(word).kana, list.at(word).romaji};
}

bool is_joined(Kind kind) { return kind >= Kind::away; }

}  // namespace

HallPart::HallPart(Surroundings& around) : around_(around) { begin(); }

HallPart::~HallPart() { around_.hall = nullptr; }

void HallPart::begin() {
  if (!around_.settings.hall || table_) return;
  const HallSettings& s = *around_.settings.hall;
  auto made = HallTable::open({around_.files,
                               around_.clock,
                               around_.assets.hall / "words.txt",
                               s.known,
                               s.requests,
                               {s.port > 0 ? s.port : hall::kBeaconPort, s.loopback_only},
                               table_name(),
                               [&outside = around_.outside] { outside.wake(); }});
  if (!made) {
    base::log_warning("no hall: " + made.error().text());
    no_table_ = made.error().message;
    return;
  }
  table_ = std::move(*made);
  table_->carry(session_);
  around_.hall = table_.get();
}

void HallPart::open() {
  begin();
  open_ = true;
  panel_ = {};
  typed_.clear();
  offer_.clear();
  if (table_ && table_->standing().kind == Kind::none) panel_.write_on({});
  around_.due.panels = true;
}

void HallPart::close() {
  open_ = false;
  around_.due.panels = true;
}

void HallPart::carry(storage::LiveSession* session) {
  session_ = session;
  if (table_) table_->carry(session);
}

void HallPart::set_stage(const std::optional<hall::OnStage>& stage) {
  if (table_) table_->set_stage(stage);
}

std::string HallPart::table_name() const {
  const std::string& chosen = around_.machine.table_name;
  return chosen.empty() ? around_.settings.computer : chosen;
}

// --- what is shown

p::HallMark HallPart::mark() const {
  if (!table_) return {};
  const auto& tr = around_.tr;
  const HallStanding& now = table_->standing();
  switch (now.kind) {
    case Kind::none:
      return {};
    case Kind::looking:
    case Kind::joining:
      return {Mark::looking, tr("Looking for the hall")};
    case Kind::refused:
      return {Mark::wrong, tr("The hall does not let this table in")};
    case Kind::away:
      return {Mark::away, tr("The hall is out of reach")};
    case Kind::behind:
      return {Mark::behind, tr("On the way to the hall")};
    case Kind::level:
      return {Mark::level, tr("In the hall")};
    case Kind::full:
      return {Mark::wrong, tr("The hall is full")};
    case Kind::forked:
      return {Mark::wrong, tr("Open at another table, too")};
  }
  return {};
}

std::string HallPart::state_words() const {
  const auto& tr = around_.tr;
  if (!table_) return tr("Halls cannot be looked for now.");
  const HallStanding& now = table_->standing();
  const auto with_name = [&](const char* text) { return p::fill(text, {now.hall}); };
  switch (now.kind) {
    case Kind::none:
      return tr("This table works by itself, in no hall.");
    case Kind::looking:
      return tr("The hall is being looked for. The table works on meanwhile.");
    case Kind::joining:
      return with_name(tr("The hall “{0}” is being joined."));
    case Kind::refused:
      return with_name(tr("The hall “{0}” does not let this table in."));
    case Kind::away:
      return with_name(
          tr("The hall “{0}” is out of reach. Go on working: everything arrives there "
             "later by itself."));
    case Kind::behind:
      return with_name(tr("In the hall “{0}”. What was done last is on its way there."));
    case Kind::level:
      return with_name(tr("In the hall “{0}”. It has everything that was done here."));
    case Kind::full:
      return with_name(
          tr("The hall “{0}” takes no more: it is full. Go on working: everything is "
             "saved at this table."));
    case Kind::forked:
      return tr(
          "This session was worked on at two tables, and went on differently. Neither writes "
          "over the other. What is to become of it here?");
  }
  return {};
}

p::HallView HallPart::view() const {
  p::HallView out;
  out.state = state_words();
  out.name = table_name();
  out.asks_words = false;
  if (!table_) {
    out.trouble = no_table_.in(around_.tr);
    return out;
  }
  const HallStanding& now = table_->standing();
  out.mark = mark();
  if (now.kind != Kind::forked) out.trouble = now.trouble.in(around_.tr);
  out.asks_words = !is_joined(now.kind);
  for (const hall::FoundHall& hall : table_->heard())
    if (out.asks_words) out.heard.push_back(hall.name);
  out.can_leave = now.kind != Kind::none;
  if (now.kind == Kind::none) out.return_to = table_->last_hall();
  out.forked = now.kind == Kind::forked && session_;
  out.address = address_;
  out.address_wrong = address_wrong_;
  view_words(out);
  return out;
}

void HallPart::view_words(p::HallView& out) const {
  const auto& tr = around_.tr;
  const hall::WordList& list = table_->words();
  const TypedWords typed = read_typed(list, typed_);
  out.of = hall::kRoomWords;
  for (const std::uint16_t word : typed.words)
    if (out.words.size() < out.of) out.words.push_back(shown(list, word));
  out.complete = typed.words.size() == out.of && typed.rest.empty();
  if (typed.words.size() > out.of) {
    out.wrong = tr("These are more than six words.");
    return;
  }
  if (typed.words.size() == out.of && !typed.rest.empty()) {
    out.wrong = p::fill(tr("“{0}” is too much: six words are there."), {typed.rest});
    return;
  }
  const auto near = typed.wrong ? list.nearest(typed.rest, kSuggestions)
                                : list.complete(typed.rest, kSuggestions);
  for (const std::uint16_t word : near) out.suggestions.push_back(shown(list, word));
  if (typed.wrong)
    out.wrong =
        p::fill(out.suggestions.empty() ? tr("“{0}” is none of the words.")
                                        : tr("“{0}” is none of the words. Is it one of these?"),
                {typed.rest});
}

void HallPart::need(p::Fonts& fonts) {
  if (!offer_.empty()) p::need(fonts, p::HallAsk{offer_, {}, {}, {}, {}});
  if (!open_) return;
  view_ = view();
  panel_.need(fonts, view_);
}

void HallPart::draw(p::Ui& ui, p::Room& room) {
  if (!offer_.empty() && !open_) {
    const auto answer = p::draw_hall_offer(
        ui, p::fill(around_.tr("There is a hall here: {0}"), {offer_}), around_.tr("Join"), room);
    if (answer != p::HallAnswer::none) answer_ = answer;
  }
  if (open_) panel_.draw(ui, view_, asked_);
}

// --- what is done

bool HallPart::carry_out() {
  const auto answer = std::exchange(answer_, p::HallAnswer::none);
  if (answer != p::HallAnswer::none) offer_.clear();
  if (answer == p::HallAnswer::yes) open();
  const auto asked = std::exchange(asked_, {});
  for (const p::HallCommand& command : asked) carry_out(command);
  return !asked.empty() || answer != p::HallAnswer::none;
}

void HallPart::carry_out(const p::HallCommand& command) {
  std::visit(base::Overloaded{[&](const p::WriteHallWords& to) { typed_ = to.text; },
                              [&](p::JoinHall) { join(); },
                              [&](p::LeaveHall) {
                                if (table_) table_->leave();
                              },
                              [&](p::ReturnToHall) {
                                if (table_) table_->join_known();
                              },
                              [&](const p::NameTable& to) { name_table(to.name); },
                              [&](const p::AskHallAddress& to) { ask_address(to.text); },
                              [&](p::CloseHall) { close(); },
                              [&](p::GoOnAsCopy) {
                                close();
                                around_.wishes.emplace_back(CopySession{});
                              },
                              [&](p::CloseForked) {
                                close();
                                around_.wishes.emplace_back(p::Leave{});
                              }},
             command);
}

void HallPart::join() {
  if (!table_) return;
  const TypedWords typed = read_typed(table_->words(), typed_);
  if (typed.words.size() != hall::kRoomWords || !typed.rest.empty()) return;
  hall::RoomWords words{};
  std::ranges::copy(typed.words, words.begin());
  table_->join_by(words);
}

void HallPart::name_table(const std::string& name) {
  around_.machine.table_name = name;
  if (table_) table_->set_name(table_name());
  const auto kept = save_machine_settings(around_.files, around_.settings.machine, around_.machine);
  if (!kept) around_.say(p::ToastKind::warning, kept.error().shown(around_.tr));
}

void HallPart::ask_address(const std::string& typed) {
  address_ = typed;
  address_wrong_.clear();
  if (!table_) return;
  if (typed.empty()) return table_->ask({});
  const HallSettings& s = *around_.settings.hall;
  const auto address = hall::read_address(typed, s.port > 0 ? s.port : hall::kBeaconPort);
  if (!address) {
    address_wrong_ = address.error().shown(around_.tr);
    return table_->ask({});
  }
  table_->ask(*address);
}

void HallPart::follow_offer(double now_s) {
  if (!offer_.empty() && now_s >= offer_until_s_) {
    offer_.clear();
    around_.due.panels = true;
  }
  const Kind kind = table_->standing().kind;
  if (kind != Kind::none || open_ || !offer_.empty()) {
    if (kind != Kind::none && !std::exchange(offer_, {}).empty()) around_.due.panels = true;
    return;
  }
  for (const hall::FoundHall& hall : table_->heard())
    if (offered_.insert(hall.name).second) {
      offer_ = hall.name;
      offer_until_s_ = now_s + kOffer_s;
      around_.due.panels = true;
      return;
    }
}

void HallPart::say_changes(const HallStanding& before) {
  const auto& tr = around_.tr;
  const HallStanding& now = table_->standing();
  if (!is_joined(before.kind) && is_joined(now.kind) && !open_)
    around_.say(p::ToastKind::good, p::fill(tr("This table is in the hall “{0}”."), {now.hall}));
  if (before.kind != now.kind && now.kind == Kind::forked && !open_)
    around_.say(p::ToastKind::warning,
                tr("This session was worked on at another table, too, and went on differently "
                   "there. Tap the sign of the hall on the bar and decide."));
}

void HallPart::tick(double now_s) {
  if (!table_) return;
  const HallStanding before = table_->standing();
  const bool changed = table_->tick(now_s);
  if (changed) say_changes(before);
  follow_offer(now_s);
  if (p::HallMark now = mark(); now != around_.hall_mark) {
    around_.hall_mark = std::move(now);
    around_.due.panels = true;
  }
  if (open_ && changed) around_.due.panels = true;
  if (open_) {
    // Which halls are heard stands on the sheet.
    const p::HallView now = view();
    if (now.heard != view_.heard || now.state != view_.state || now.trouble != view_.trouble)
      around_.due.panels = true;
  }
}

double HallPart::next_deadline_s() const {
  if (!table_) return 1e300;
  return std::min(table_->next_deadline_s(), offer_.empty() ? 1e300 : offer_until_s_);
}

}  // namespace pages
