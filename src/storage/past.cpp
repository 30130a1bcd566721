#include "storage/past.h"

#include <algorithm>

#include "base/overloaded.h"
#include "storage/going_on.h"
#include "storage/journal_reader.h"
#include "storage/session_file.h"

namespace storage {

using base::Id;
using model::Card;
using model::Place;
using model::Session;
using model::Vote;
using ops::Op;

namespace {

constexpr std::size_t kMostKept = 40;     // sessions, so that memory stays bounded
constexpr std::size_t kLeastApart = 256;  // ops

template <class T, auto kName>
void drop_name(model::Patch<T>& set) {
  if (auto& name = set.template get<kName>()) name->clear();
}

Op without_names(Op op) {
  std::visit(
      base::Overloaded{[](ops::Add<Card>& add) {
                         add.item.who.clear();
                         add.item.seat.clear();
                       },
                       [](ops::Change<Card>& change) {
                         drop_name<Card, &Card::who>(change.set);
                         drop_name<Card, &Card::seat>(change.set);
                       },
                       [](ops::Add<Vote>& add) { add.item.who.clear(); },
                       [](ops::Change<Vote>& change) { drop_name<Vote, &Vote::who>(change.set); },
                       [](auto&) {}},
      static_cast<ops::AnyOp&>(op));
  return op;
}

void drop_names(Session& session) {
  for (auto& board : session.boards) {
    for (auto& card : board.second.cards) {
      card.second.who.clear();
      card.second.seat.clear();
    }
    for (auto& vote : board.second.votes) vote.second.who.clear();
  }
}

/// It is about a card at a seat, which stays there.
bool is_at_seat(const Session& before, const Op& op) {
  if (const auto* add = std::get_if<ops::Add<Card>>(&op)) return add->item.place == Place::seat;
  const ops::Touched touched = ops::touched_by(op);
  const model::Board* board = before.board(touched.board);
  if (!touched.is<Card>() || !board) return false;
  const Card* card = model::find_card(*board, touched.id);
  if (!card || card->place != Place::seat) return false;
  const auto* change = std::get_if<ops::Change<Card>>(&op);
  const auto place = change ? change->set.get<&Card::place>() : std::nullopt;
  return !place || *place == Place::seat;
}

/// The board that an op changes as people see it; nil: none.
Id board_of(const Session& before, const Op& op) {
  const ops::Touched touched = ops::touched_by(op);
  if (touched.is<model::Board>()) return touched.id;
  return is_at_seat(before, op) ? Id{} : touched.board;
}

}  // namespace

base::Result<std::shared_ptr<const Past>> Past::told_by(std::string_view journal,
                                                        const std::string& file, Names names) {
  const auto head = read_journal_header(journal.substr(0, journal.find('\n')));
  auto start = head && !head->start.empty()
                   ? load_session_text(head->start, file)
                   : base::Result<LoadReport>(base::Error{base::ErrorCode::format, "", ""});
  if (!start)
    return base::Error{base::ErrorCode::format,
                       base::sentence("The record of this session does not say how it began, so "
                                      "there is nothing to look back on."),
                       file};
  auto read = read_journal(journal, file, {start->journal_seq, head->hash});
  if (!read) return read.error();

  std::shared_ptr<Past> past(new Past);
  Session session = std::move(start->session);
  if (names == Names::left_out) drop_names(session);
  std::vector<JournalEntry>& entries = read->entries;
  past->spacing_ = std::max(kLeastApart, entries.size() / kMostKept + 1);
  past->kept_.push_back(session);
  past->ops_.reserve(entries.size());
  std::uint64_t last = start->journal_seq;
  past->moments_.push_back(
      {entries.empty() ? session.made : entries.front().at, last, 0, {}, false});
  GoingOn going_on;
  std::vector<bool> on_the_way{false};
  Moment next;
  ops::Ops together, inverses;
  for (JournalEntry& entry : entries) {
    next.after_hole = next.after_hole || entry.seq > last + 1;
    last = entry.seq;
    Op op = names == Names::left_out ? without_names(std::move(entry.op)) : std::move(entry.op);
    const Id board = board_of(session, op);
    if (auto inverse = ops::apply(session, op)) {
      if (!board.nil()) {
        together.push_back(op);
        inverses.push_back(std::move(*inverse));
      }
      past->ops_.push_back(std::move(op));
      if (past->ops_.size() % past->spacing_ == 0) past->kept_.push_back(session);
      if (!board.nil() && std::ranges::find(next.boards, board) == next.boards.end())
        next.boards.push_back(board);
    }
    if (entry.more == More::follows) continue;
    if (!next.boards.empty()) {
      next.at = entry.at;
      next.op = entry.seq;
      next.ops = past->ops_.size();
      const std::size_t moment = past->moments_.size();
      if (const auto before = going_on.before({entry.step, entry.at, together, inverses}, moment))
        on_the_way[*before] = true;
      on_the_way.push_back(false);
      past->moments_.push_back(std::exchange(next, {}));
    }
    together.clear();
    inverses.clear();
  }
  past->drop(on_the_way);
  return std::shared_ptr<const Past>(std::move(past));
}

void Past::drop(const std::vector<bool>& on_the_way) {
  std::vector<Moment> stay;
  Moment dropped;
  for (std::size_t i = 0; i < moments_.size(); ++i) {
    Moment& m = moments_[i];
    for (const Id board : dropped.boards)
      if (std::ranges::find(m.boards, board) == m.boards.end()) m.boards.push_back(board);
    m.after_hole = m.after_hole || dropped.after_hole;
    dropped = {};
    if (on_the_way[i])
      dropped = std::move(m);
    else
      stay.push_back(std::move(m));
  }
  moments_ = std::move(stay);
}

std::size_t Past::moment_at(std::uint64_t op) const {
  const auto after = std::ranges::upper_bound(moments_, op, {}, &Moment::op);
  return after == moments_.begin() ? 0 : std::size_t(after - moments_.begin()) - 1;
}

Session Past::at(std::size_t moment) const {
  const std::size_t ops = moments_[moment].ops;
  Session session = kept_[ops / spacing_];
  for (std::size_t i = ops / spacing_ * spacing_; i < ops; ++i) (void)ops::apply(session, ops_[i]);
  return session;
}

void Past::bring(Session& session, std::size_t from, std::size_t to) const {
  const std::size_t now = moments_[from].ops, ops = moments_[to].ops;
  if (now > ops || ops - now > ops % spacing_) {
    session = at(to);
    return;
  }
  for (std::size_t i = now; i < ops; ++i) (void)ops::apply(session, ops_[i]);
}

Session begun_from(Session then, Id id, base::WallTime now) {
  then.id = id;
  then.made = now;
  then.moments.clear();
  for (auto& entry : then.boards) {
    model::Board& board = entry.second;
    std::erase_if(board.cards, [](const auto& card) { return card.second.place == Place::seat; });
    const auto gone = [&](Id end) {
      return !board.cards.contains(end) && !board.islands.contains(end);
    };
    std::erase_if(board.relations,
                  [&](const auto& line) { return gone(line.second.from) || gone(line.second.to); });
    std::erase_if(board.votes, [&](const auto& vote) { return gone(vote.second.target); });
  }
  return then;
}

}  // namespace storage
