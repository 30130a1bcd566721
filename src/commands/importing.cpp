#include "commands/importing.h"

#include <fmt/core.h>

#include "commands/whole_change.h"
#include "storage/import_words.h"
#include "storage/live_session.h"

namespace commands {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

struct ReadFile {
  base::Path path;
  storage::ImportTable table;
  storage::ImportedCards cards;
};

Result<void> choose(const ImportWishes& wishes, storage::ImportTable& table) {
  storage::ImportChoice& choice = table.choice;
  const bool is_list = table.kind == storage::ImportTable::Kind::lines;
  const auto one = [&](const std::optional<std::string>& name,
                       std::optional<std::size_t>& into) -> Result<void> {
    if (!name) return {};
    into.reset();
    if (*name == "none") return {};
    const auto column = find_column(table, *name);
    if (!column) return column.error();
    into = *column;
    return {};
  };
  if (!wishes.columns.empty() && !is_list) {
    choice.text.clear();
    for (const std::string& name : wishes.columns) {
      const auto column = find_column(table, name);
      if (!column) return column.error();
      choice.text.push_back(*column);
      if (choice.group == *column) choice.group.reset();
    }
    choice.heads_are_islands = choice.text.size() > 1 && !choice.group;
  }
  if (wishes.group) choice.heads_are_islands = false;
  if (auto done = one(wishes.who, choice.who); !done) return done;
  return one(wishes.group, choice.group);
}

Result<ReadFile> read_file(base::FileSystem& files, const base::Path& path,
                           const ImportWishes& wishes) {
  const auto named = [&](Error error) {
    error.context = path.string();
    return error;
  };
  const auto bytes = files.read(path, storage::kLargestImport);
  if (!bytes) return bytes.error();
  auto table = storage::read_import(
      *bytes, path.string(), wishes.no_head ? storage::HeadWish::none : storage::HeadWish::find);
  if (!table) return table.error();
  if (!table->columns.empty())
    if (auto chosen = choose(wishes, *table); !chosen) return named(chosen.error());
  auto cards = cards_of(*table, table->choice);
  if (!cards) return named(cards.error());
  return ReadFile{path, std::move(*table), std::move(*cards)};
}

/// The board that a report's card was on, by its question; else `usual`.
std::size_t board_for(const model::Session& session, const std::vector<const model::Board*>& boards,
                      const storage::ImportCard& card, std::size_t usual) {
  for (std::size_t b = 0; b < boards.size() && !card.question.empty(); ++b) {
    const auto question = session.questions.find(boards[b]->question);
    if (question != session.questions.end() && question->second.text == card.question) return b;
  }
  return usual;
}

/// Whether all of it can be done is tried on a copy: then no half of it is ever written.
Result<void> tried(model::Session session, const ops::Ops& todo) {
  for (const ops::Op& op : todo)
    if (auto done = ops::apply(session, op); !done) return done.error();
  return {};
}

}  // namespace

Result<ImportDone> import_files(base::FileSystem& files, const base::Clock& clock,
                                base::IdSource& ids, text::Typesetter& typesetter,
                                const base::Path& session, const std::vector<base::Path>& from,
                                const ImportWishes& wishes, const base::Messages& tr) {
  std::vector<ReadFile> read;
  for (const base::Path& path : from) {
    auto file = read_file(files, path, wishes);
    if (!file) return file.error();
    read.push_back(std::move(*file));
  }

  auto table = storage::LiveSession::open(files, clock, ids, session);
  if (!table) return table.error();
  ImportDone out;
  for (const storage::Finding& f : (*table)->findings()) out.left_out.push_back(f.shown(tr));
  if ((*table)->read_only() && (*table)->save_state().code == ErrorCode::permission)
    return Error{ErrorCode::permission,
                 sentence("The disk is read-only: nothing can be changed there."),
                 session.string()};
  if ((*table)->read_only())
    return Error{ErrorCode::locked,
                 sentence("Another program has this session open. Close it there first."),
                 session.string()};
  const auto boards = (*table)->session().boards_in_order();
  const int board = wishes.board.value_or(1);
  if (board < 1 || std::size_t(board) > boards.size()) {
    const Error error{ErrorCode::invalid,
                      sentence("There is no board {}; the session has {}.", board, boards.size()),
                      session.string()};
    (void)(*table)->close();
    return error;
  }

  std::vector<std::vector<storage::ImportCard>> by_board(boards.size());
  for (ReadFile& file : read) {
    for (storage::ImportCard& card : file.cards.cards) {
      const std::size_t usual = std::size_t(board) - 1;
      by_board[wishes.board ? usual : board_for((*table)->session(), boards, card, usual)]
          .push_back(card);
    }
    out.taken.push_back(
        fmt::format("{}: {}", file.path.string(),
                    what_was_taken(file.table, file.table.choice, file.cards).in(tr)));
    for (const base::Sentence& said : what_was_not(file.table, file.table.choice, file.cards))
      out.left_out.push_back(fmt::format("{}: {}", file.path.string(), said.in(tr)));
  }
  ops::Ops todo;
  for (std::size_t b = 0; b < boards.size(); ++b) {
    const auto laid = desk::lay_out_cards(
        *boards[b], storage::wishes_for(by_board[b], (*table)->session().anonymous), typesetter,
        ids, clock.wall());
    todo.insert(todo.end(), laid.begin(), laid.end());
  }
  if (auto can = tried((*table)->session(), todo); !can) {
    (void)(*table)->close();
    return can.error();
  }

  WholeChange change(files, (*table)->path());
  const auto applied = (*table)->doc().apply_all(todo);
  const auto closed = applied ? (*table)->close() : base::Result<void>(applied.error());
  if (closed) return out;
  Error error = closed.error();
  (*table)->discard();
  table->reset();
  if (auto back = change.take_back(); !back)
    error.message = sentence("{} What was written of it could not be taken back: {}", error.message,
                             back.error().message);
  else
    error.message = sentence("{} The session is as it was before.", error.message);
  return error;
}

}  // namespace commands
