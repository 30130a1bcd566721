#include "seats/seat_sheet.h"

#include <algorithm>
#include <utility>

#include "ops/choose.h"
#include "ops/document.h"

namespace seats {

using model::Inquiry;
using model::InquiryKind;
using Kind = Spot::Kind;

std::vector<const Inquiry*> SeatSheet::all() const {
  return ops::inquiries_in_order(desk_.doc.session());
}

std::size_t SeatSheet::count() const { return all().size(); }

std::size_t SeatSheet::number() const { return std::min(at_ + 1, count()); }

const Inquiry* SeatSheet::inquiry() const {
  const auto asked = all();
  if (!shown() || page_ != Page::form || asked.empty()) return nullptr;
  return asked[std::min(at_, asked.size() - 1)];
}

bool SeatSheet::chosen(int value) const {
  const Inquiry* asked = inquiry();
  const auto there = asked ? told_.find(asked->id) : told_.end();
  return there != told_.end() && there->second.values.contains(value);
}

SeatSheet::Told& SeatSheet::told(const Inquiry& asked) {
  Told& told = told_.try_emplace(asked.id, Told{asked}).first->second;
  if (told.asked.kind != asked.kind || told.asked.choices != asked.choices) told = Told{asked};
  return told;
}

void SeatSheet::ask(Hands hands) {
  page_ = Page::form;
  at_ = 0;
  shown_ = hands == Hands::free;
  if (!shown_)
    return writer_.tell(desk_.tr("The questionnaire waits here until you have written this."));
  resume();
}

std::vector<ops::Said> SeatSheet::take(InkWords& ink) {
  rest();
  std::vector<ops::Said> out;
  for (const Inquiry* asked : all()) {
    if (!told_.contains(asked->id)) continue;
    const Told& said = told(*asked);
    for (const int value : said.values) out.push_back({asked->id, value});
    const std::string words = said.words + ink.of(said.ink);
    if (!words.empty()) out.push_back({asked->id, 0, words});
  }
  told_.clear();
  at_ = 0;
  return out;
}

void SeatSheet::end() {
  rest();
  page_ = Page::none;
  told_.clear();
}

void SeatSheet::rest() {
  const auto written = writer_.take_answer();
  const auto at = written ? told_.find(written->inquiry) : told_.end();
  if (at == told_.end()) return;
  at->second.words = written->words;
  at->second.ink = written->ink;
}

void SeatSheet::aside() {
  rest();
  shown_ = false;
}

void SeatSheet::close() {
  rest();
  shown_ = waits();
}

void SeatSheet::resume() {
  if (!shown() || writer_.writing() == Writing::answer) return;
  rest();
  writer_.to_card();
  const Inquiry* asked = inquiry();
  if (asked && asked->kind == InquiryKind::text)
    writer_.write_answer({asked->id, told(*asked).words, told(*asked).ink});
}

void SeatSheet::flip() {
  if (!asked()) return;
  rest();
  shown_ = !shown_;
  resume();
}

void SeatSheet::look() {
  const Inquiry* asked = inquiry();
  const Id now = asked && asked->kind == InquiryKind::text ? asked->id : Id{};
  if (writer_.answered() == now) return;
  rest();
  resume();
}

void SeatSheet::answer(const Inquiry& asked, int value) {
  (void)ops::choose(told(asked).values, asked.kind, value);
}

bool SeatSheet::reads_first() {
  if (writer_.writing() != Writing::answer) return false;
  writer_.lift_ink();
  const Handwriting& hand = writer_.hand();
  if (hand.reading().waiting()) return true;
  if (hand.reading().shown() && !hand.reading().text().empty()) writer_.take_text();
  if (hand.pad().ink().empty() || std::exchange(read_told_, true)) return false;
  if (hand.can_read()) {
    writer_.read_ink();
    writer_.tell(desk_.tr("Your handwriting is being read. Look whether it is right, then go on."));
  } else {
    writer_.tell(desk_.tr(
        "Your handwriting cannot be read here. Write it by the keys, or go on without it."));
  }
  return true;
}

void SeatSheet::step(int by) {
  const std::size_t all = count();
  if (all == 0 || (by > 0 && reads_first())) return;
  read_told_ = false;
  rest();
  at_ = std::min(at_, all - 1);
  if (by > 0 && at_ + 1 == all)
    page_ = Page::thanks;
  else if (by > 0 || at_ > 0)
    at_ += std::size_t(by);
  resume();
}

void SeatSheet::tap(const Spot& spot) {
  switch (spot.kind) {
    case Kind::sheet:
      return flip();
    case Kind::value:
      if (const Inquiry* asked = inquiry()) answer(*asked, int(spot.index));
      return;
    case Kind::sheet_back:
      return step(-1);
    case Kind::sheet_on:
      return step(+1);
    case Kind::sheet_person:
      return ask(Hands::free);
    default:
      return;
  }
}

}  // namespace seats
