#include "storage/history.h"

#include <algorithm>

#include "model/kinds.h"
#include "storage/journal_reader.h"
#include "storage/session_file.h"
#include "storage/taken_back.h"

namespace storage {
namespace {

using ops::Ops;

template <class T, auto kPlace>
bool changes_only(const ops::Op& op) {
  const auto* change = std::get_if<ops::Change<T>>(&op);
  if (!change) return false;
  const auto place = change->set.template get<kPlace>();
  return place && change->set == model::Patch<T>{}.template set<kPlace>(*place);
}

bool lays_elsewhere(const ops::Op& op) {
  return changes_only<model::Card, &model::Card::pos>(op) ||
         changes_only<model::Island, &model::Island::plate_pos>(op);
}

/// It takes the inverses back, and what it says besides only lays things elsewhere.
bool takes_back(const Ops& now, const Ops& inverses) {
  return begins_with_inverses(now, inverses) &&
         std::all_of(now.begin() + std::ptrdiff_t(inverses.size()), now.end(), lays_elsewhere);
}

/// What people did, one after another, as the journal tells it: it does not say of an op that it was
/// an undo.
class Retelling {
 public:
  explicit Retelling(model::Session start) : doc_(std::move(start)) {}

  /// False: something does not fit.
  bool tell(const Ops& action, std::uint64_t step) {
    const auto taken_back = [&](const ops::History::Action* a) {
      return a && a->id == step && takes_back(action, a->inverses);
    };
    // What was laid elsewhere in the same breath, to make room.
    const auto besides = [&](const Ops& own) {
      return Ops(action.begin() + std::ptrdiff_t(own.size()), action.end());
    };
    if (step == 0 || is_written_at_seat(action)) {
      return std::ranges::all_of(action,
                                 [&](const ops::Op& op) { return doc_.apply_aside(op).ok(); });
    }
    if (taken_back(doc_.next_undo())) return doc_.undo(besides);
    if (taken_back(doc_.next_redo())) return doc_.redo(besides);
    return doc_.apply_all(action, step).ok();
  }
  ops::Document& doc() { return doc_; }

 private:
  /// Older programs gave a step to what is written at a seat, too.
  bool is_written_at_seat(const Ops& action) const {
    if (action.size() != 1) return false;
    if (const auto* add = std::get_if<ops::Add<model::Card>>(&action[0]))
      return add->item.place == model::Place::seat;
    const ops::Touched touched = ops::touched_by(action[0]);
    const model::Board* board = doc_.session().board(touched.board);
    const model::Card* card = board ? model::find_card(*board, touched.id) : nullptr;
    if (!touched.is<model::Card>() || !card || card->place != model::Place::seat) return false;
    const auto* change = std::get_if<ops::Change<model::Card>>(&action[0]);
    const auto place = change ? change->set.get<&model::Card::place>() : std::nullopt;
    return !place || *place != model::Place::table;
  }

  ops::Document doc_;
};

}  // namespace

ops::History history_of(const std::string& journal, const std::string& file,
                        const model::Session& session, std::uint64_t last_step) {
  if (journal.empty() || journal.size() > kMostHistoryBytes) return {};
  const auto head = read_journal_header(std::string_view(journal).substr(0, journal.find('\n')));
  if (!head || head->start.empty()) return {};
  auto start = load_session_text(head->start, file);
  if (!start || start->repaired) return {};
  auto read = read_journal(journal, file, {start->journal_seq, head->hash});
  if (!read || !read->found_by_hash || !read->findings.empty()) return {};
  Retelling retelling(std::move(start->session));
  Ops action;
  for (JournalEntry& entry : read->entries) {
    action.push_back(std::move(entry.op));
    if (entry.more == More::follows) continue;
    if (!retelling.tell(std::exchange(action, {}), entry.step)) return {};
  }
  if (!action.empty() || session_text(retelling.doc().session(), 0) != session_text(session, 0))
    return {};
  ops::History out = retelling.doc().take_history(kMostActions);
  for (auto* actions : {&out.done, &out.undone})
    for (auto& a : *actions) a.id -= last_step;
  return out;
}

}  // namespace storage
