#include "storage/live_session.h"

#include <algorithm>

#include "base/memory.h"
#include "ops/names.h"
#include "storage/store.h"

namespace storage {

namespace {
constexpr double kQuiet_s = 1.5;
constexpr double kLongest_s = 60;  // that a session file may be behind steady work
}  // namespace

model::Session make_session(const NewSession& wishes, base::IdSource& ids, base::WallTime now) {
  model::Session s;
  s.id = ids.next();
  s.title = wishes.title;
  s.date = wishes.date.empty() ? base::local_date(now) : wishes.date;
  s.venue = wishes.venue;
  s.makers = wishes.makers;
  s.anonymous = wishes.anonymous;
  s.made = now;
  int order = 0;
  const auto add_board = [&](base::Id question) {
    model::Board b;
    b.id = ids.next();
    b.order = order;
    b.question = question;
    s.boards.emplace(b.id, b);
  };
  for (const std::string& text : wishes.questions) {
    model::Question q;
    if (!text.empty()) {
      q.id = ids.next();
      q.order = order;
      q.text = text;
      s.questions.emplace(q.id, q);
    }
    add_board(q.id);  // without one yet where it is to be written later
    ++order;
  }
  if (wishes.questions.empty()) add_board({});
  return s;
}

LiveSession::LiveSession(std::unique_ptr<Store> store, model::Session session,
                         const base::Clock& clock, ops::History history)
    : clock_(clock), store_(std::move(store)), doc_(std::move(session), std::move(history)) {
  doc_.subscribe([this](const ops::Op& op, ops::ActionId step) {
    record(op, step);
    if (!dirty_) dirty_since_s_ = clock_.now_s();
    dirty_ = true;
    changed_s_ = clock_.now_s();
  });
}

LiveSession::~LiveSession() = default;

void LiveSession::record(const ops::Op& op, ops::ActionId step) {
  for (ops::Op& told : unseen_.told(op, doc_.session())) {
    if (held_) store_->record(*held_, step, More::follows);
    held_ = std::move(told);
  }
  if (doc_.more_follow()) return;
  if (held_) store_->record(*std::exchange(held_, std::nullopt), step, More::none);
  if (unseen_.take_changed()) store_->keep_waiting(unseen_.text(doc_.session()));
}

void LiveSession::bring_waiting(const std::vector<ops::Op>& waiting) {
  for (const ops::Op& op : waiting) {
    const ops::Touched touched = ops::touched_by(op);
    if (touched.is<model::Answer>()) {
      if (session().answers.contains(touched.id)) continue;
      if (auto done = doc_.apply_aside(op); !done)
        findings_.push_back({done.error().message, 0, {}});
      continue;
    }
    const model::Board* board = session().board(touched.board);
    if (touched.is<model::Vote>()) {
      const bool there = board && board->votes.contains(touched.id);
      if (!board || there == std::holds_alternative<ops::Add<model::Vote>>(op)) continue;
      if (auto done = doc_.apply_aside(op); !done)
        findings_.push_back({done.error().message, 0, {}});
      continue;
    }
    const model::Card* card = board ? model::find_card(*board, touched.id) : nullptr;
    // A seat's number is for what still waits; what is there already has come out.
    const bool is_new = std::holds_alternative<ops::Add<model::Card>>(op);
    if (is_new ? card != nullptr : !card || card->place != model::Place::seat) continue;
    if (auto done = doc_.apply_aside(op); !done) findings_.push_back({done.error().message, 0, {}});
  }
}

SaveState LiveSession::save_state() const { return store_->save_state(); }
const base::Path& LiveSession::path() const { return store_->path(); }
bool LiveSession::read_only() const { return store_->read_only(); }
void LiveSession::discard() { store_->discard(); }
void LiveSession::listen(JournalListener listener) { store_->listen(std::move(listener)); }
std::vector<base::Sentence> LiveSession::take_notes() { return store_->take_notes(); }

base::Result<std::unique_ptr<LiveSession>> LiveSession::open(base::FileSystem& files,
                                                             const base::Clock& clock,
                                                             base::IdSource& ids,
                                                             const base::Path& path) {
  auto opened = Store::open(files, clock, path);
  if (!opened) return opened.error();
  base::give_back_memory();  // reading took several times the session's size for a moment
  std::unique_ptr<LiveSession> table(new LiveSession(
      std::move(opened->store), std::move(opened->session), clock, std::move(opened->history)));
  table->findings_ = std::move(opened->findings);
  if (table->session().boards.empty() && !table->read_only()) {
    model::Board b;
    b.id = ids.next();
    // Aside: no undo takes away what everybody works on.
    const auto added = table->doc_.apply_aside(ops::Add<model::Board>{{}, b});
    if (!added) return added.error();
  }
  if (table->session().anonymous) {
    // Somebody wrote so into the file: then nobody is named in it from now on.
    for (const ops::Op& op : ops::leave_names_out(table->session()))
      if (auto done = table->doc_.apply_aside(op); !done) return done.error();
  }
  table->bring_waiting(opened->waiting);
  if (table->session().boards.empty())
    return base::Error{
        base::ErrorCode::format,
        table->save_state().code == base::ErrorCode::permission
            ? base::sentence("The session has no board yet, and the disk it lies on is read-only.")
            : base::sentence("The session has no board yet, and another program has it open. Close "
                             "it there first."),
        path.string()};
  return table;
}

base::Result<std::unique_ptr<LiveSession>> LiveSession::create(base::FileSystem& files,
                                                               const base::Clock& clock,
                                                               const base::Path& path,
                                                               model::Session session) {
  auto store = Store::create(files, clock, path, session);
  if (!store) return store.error();
  return std::unique_ptr<LiveSession>(
      new LiveSession(std::move(store).value(), std::move(session), clock));
}

void LiveSession::tick(double now_s) {
  if (now_s < next_deadline_s()) return;
  dirty_ = false;
  if (!store_->read_only()) store_->snapshot(unseen_.without(doc_.session()));
}

double LiveSession::next_deadline_s() const {
  return dirty_ ? std::min(changed_s_ + kQuiet_s, dirty_since_s_ + kLongest_s) : 1e300;
}

base::Result<void> LiveSession::close() { return store_->close(unseen_.without(doc_.session())); }

}  // namespace storage
