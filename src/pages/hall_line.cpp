#include "pages/hall_line.h"

#include <utility>

#include "base/log.h"
#include "hall/subjects.h"

namespace pages {

using hall::LinkState;
using hall::Presence;

namespace {

constexpr double kSoon_s = 0.5;  // from one change that is told to the next

/// What is told at once; the number of the last op alone waits for its turn.
bool differs(Presence a, const Presence& b) {
  a.seq = b.seq;
  return !(a == b);
}

}  // namespace

base::Result<std::unique_ptr<HallLine>> HallLine::open(const hall::LinkOptions& options, int slot,
                                                       const base::Clock& clock,
                                                       std::function<void()> wake) {
  auto link = hall::Link::open(options);
  if (!link) return link.error();
  std::unique_ptr<HallLine> line(new HallLine(std::move(*link), slot, clock));
  auto mail = line->link_->listen({hall::to_subject(slot), hall::kToAll, hall::news_subject(slot)},
                                  std::move(wake));
  if (!mail) return mail.error();
  line->mail_ = std::move(*mail);
  return line;
}

HallLine::HallLine(std::unique_ptr<hall::Link> link, int slot, const base::Clock& clock)
    : link_(std::move(link)),
      slot_(slot),
      begun_s_(clock.now_s()),
      sender_(link_->sending(), clock, slot) {}

void HallLine::carry(storage::LiveSession& session) {
  session.listen([out = sender_.carry(session.session().id)](storage::JournalPiece piece,
                                                             std::string_view lines) {
    piece == storage::JournalPiece::beginning ? out->begin(lines) : out->add(lines);
  });
}

void HallLine::tell(const Presence& now, double now_s) {
  if (link_->state().kind != LinkState::Kind::connected) return told_.reset();
  const bool changed = !told_ || differs(now, *told_);
  const double pause_s = !told_ ? 0 : changed ? kSoon_s : hall::kPresenceEvery_s;
  if (now_s < told_s_ + pause_s) return;
  if (!link_->tell(hall::see_subject(slot_), hall::text_of(now))) return;  // the next one says it
  told_ = now;
  told_s_ = now_s;
}

void HallLine::answer(const hall::Letter& letter, hall::RequestAnswer what, base::Id request) {
  if (letter.reply.empty()) return;
  // Whoever hears no answer asks again, and the box knows what it has.
  if (const auto told = link_->tell(letter.reply, hall::text_of(what, request)); !told)
    base::log_warning("the hall could not be answered: " + told.error().text());
}

bool HallLine::send(const std::string& dispatch) {
  return link_->state().kind == LinkState::Kind::connected &&
         link_->tell(hall::send_subject(slot_), dispatch).ok();
}

}  // namespace pages
