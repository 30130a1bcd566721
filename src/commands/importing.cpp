#include "commands/importing.h"

#include <fmt/core.h>

#include "commands/whole_change.h"
#include "desk/take_maps.h"
#include "storage/import_words.h"
#include "storage/live_session.h"
#include "storage/map_import.h"

namespace commands {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

namespace {

/// A list or table with its cards, or another editor's maps.
struct ReadFile {
  base::Path path;
  storage::ImportTable table;
  storage::ImportedCards cards;
  std::optional<storage::MapImport> maps{};
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

Result<ReadFile> read_file(base::FileSystem& files, const base::Path& path, base::IdSource& ids,
                           const ImportWishes& wishes) {
  const auto named = [&](Error error) {
    error.context = path.string();
    return error;
  };
  const auto bytes = files.read(path, storage::kLargestImport);
  if (!bytes) return bytes.error();
  if (storage::is_map_file(*bytes, path.string())) {
    auto maps = storage::read_maps(*bytes, path.string(), ids);
    if (!maps) return maps.error();
    return ReadFile{path, {}, {}, std::move(*maps)};
  }
  auto table = storage::read_import(
      *bytes, path.string(), wishes.no_head ? storage::HeadWish::none : storage::HeadWish::find);
  if (!table) return table.error();
  if (!table->columns.empty())
    if (auto chosen = choose(wishes, *table); !chosen) return named(chosen.error());
  auto cards = cards_of(*table, table->choice);
  if (!cards) return named(cards.error());
  return ReadFile{path, std::move(*table), std::move(*cards), {}};
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

/// What is to be done, tried on a copy as it is found: then no half of it is ever written, and what comes
/// later finds what came before.
struct Doing {
  model::Session session;
  ops::Ops todo{};

  Result<void> add(const ops::Ops& ops) {
    for (const ops::Op& op : ops) {
      if (auto done = ops::apply(session, op); !done) return done.error();
      todo.push_back(op);
    }
    return {};
  }
};

/// How a file's maps come, and in what numbers.
base::Sentence what_came(const storage::MapImport& maps, const desk::TakenMaps& taken) {
  base::Sentence out = what_was_taken(maps);
  if (taken.changed > 0)
    out = sentence("{}; of what the session had before, changed: {}", out, taken.changed);
  if (taken.missing > 0)
    out = sentence("{}; no more in the file, but kept: {} cards", out, taken.missing);
  return out;
}

}  // namespace

Result<ImportDone> import_files(base::FileSystem& files, const base::Clock& clock,
                                base::IdSource& ids, text::Typesetter& typesetter,
                                const base::Path& session, const std::vector<base::Path>& from,
                                const ImportWishes& wishes, const base::Messages& tr) {
  std::vector<ReadFile> read;
  for (const base::Path& path : from) {
    auto file = read_file(files, path, ids, wishes);
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

  Doing doing{(*table)->session()};
  const auto refused = [&](Error error) {
    (void)(*table)->close();
    return error;
  };
  const std::size_t usual = std::size_t(board) - 1;
  std::vector<std::vector<storage::ImportCard>> by_board(boards.size());
  for (ReadFile& file : read) {
    const auto say = [&](const base::Sentence& taken,
                         const std::vector<base::Sentence>& not_taken) {
      out.taken.push_back(fmt::format("{}: {}", file.path.string(), taken.in(tr)));
      for (const base::Sentence& said : not_taken)
        out.left_out.push_back(fmt::format("{}: {}", file.path.string(), said.in(tr)));
    };
    if (file.maps) {
      const auto taken = desk::take_maps(doing.session, boards[usual]->id, file.maps->maps,
                                         typesetter, ids, clock.wall());
      if (auto can = doing.add(taken.ops); !can) return refused(can.error());
      say(what_came(*file.maps, taken), file.maps->left_out);
      continue;
    }
    for (storage::ImportCard& card : file.cards.cards)
      by_board[wishes.board ? usual : board_for((*table)->session(), boards, card, usual)]
          .push_back(card);
    say(what_was_taken(file.table, file.table.choice, file.cards),
        what_was_not(file.table, file.table.choice, file.cards));
  }
  for (std::size_t b = 0; b < boards.size(); ++b) {
    const auto laid =
        desk::lay_out_cards(*doing.session.board(boards[b]->id),
                            storage::wishes_for(by_board[b], (*table)->session().anonymous),
                            typesetter, ids, clock.wall());
    if (auto can = doing.add(laid); !can) return refused(can.error());
  }

  WholeChange change(files, (*table)->path());
  const auto applied = (*table)->doc().apply_all(doing.todo);
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
