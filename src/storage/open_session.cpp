#include "storage/open_session.h"

#include <algorithm>

#include "storage/journal_reader.h"
#include "storage/restore.h"

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Path;
using base::Result;
using base::Sentence;
using base::sentence;

namespace {

constexpr std::uint64_t kMaxJournalBytes = 1ull << 30;

/// The two files as they were read.
struct Texts {
  std::string file_name, journal_name;
  Result<std::string> session;
  std::optional<Result<std::string>> journal;  // nothing: there is none
};

/// Every thing of `old` has its like in `now`: nothing would be lost with it.
bool is_part_of(const model::Session& old, const model::Session& now) {
  const auto within = [](const auto& a, const auto& b) {
    return std::all_of(a.begin(), a.end(),
                       [&](const auto& thing) { return b.contains(thing.first); });
  };
  bool all = true;
  model::for_each_kind_in<model::Session>(
      [&](auto row) { all = all && within(old.*row.things, now.*row.things); });
  for (const auto& [id, a] : old.boards) {
    if (!all) return false;
    const model::Board &was = a, &is = now.boards.at(id);
    model::for_each_kind_in<model::Board>(
        [&](auto row) { all = all && within(was.*row.things, is.*row.things); });
  }
  return all;
}

class Loader {
 public:
  /// `was_changed`: the session file is not as it was written.
  Loader(const Texts& texts, const LoadLimits& limits, bool was_changed)
      : texts_(texts), limits_(limits), was_changed_(was_changed) {}

  Result<LoadedSession> run(const Result<std::string>& text) {
    auto report = text ? load_session_text(*text, texts_.file_name, limits_) : text.error();
    out_.missing = !text;
    if (!report && report.error().code != ErrorCode::version) {
      if (auto rebuilt = from_journal(report.error().message)) report = std::move(*rebuilt);
    } else if (report && report->session.boards.empty() && journal_has_boards()) {
      if (auto rebuilt = from_journal(sentence("The session file has lost its boards.")))
        report = std::move(*rebuilt);
    }
    if (!report) return report.error();
    out_.session = std::move(report->session);
    out_.findings = std::move(report->findings);
    out_.repaired = report->repaired;
    out_.file_seq = report->journal_seq;
    out_.last = {report->journal_seq, report->journal_hash};
    if (auto done = take_journal(); !done) return done.error();
    return std::move(out_);
  }

 private:
  const std::string* journal() const {
    return texts_.journal && texts_.journal->ok() ? &**texts_.journal : nullptr;
  }
  std::optional<JournalHeader> header() const {
    const std::string* text = journal();
    return text ? read_journal_header(std::string_view(*text).substr(0, text->find('\n')))
                : std::nullopt;
  }
  bool journal_has_boards() const {
    const auto head = header();
    if (!head) return false;
    const auto start = load_session_text(head->start, texts_.journal_name);
    return start && !start->session.boards.empty();
  }

  /// The session as the journal says it began, where the session file is no use; `why`: what is
  /// wrong with that.
  std::optional<LoadReport> from_journal(const Sentence& why) {
    const auto head = header();
    if (!head) return {};
    auto report = load_session_text(head->start, texts_.journal_name);
    if (!report) return {};
    report->repaired = rebuilt_ = true;
    report->findings.insert(
        report->findings.begin(),
        {sentence("{} The session was put together again from its journal.", why), 0,
         texts_.file_name});
    return std::move(*report);
  }

  void say(Sentence text, std::size_t line = 0) {
    out_.findings.push_back({std::move(text), line, texts_.journal_name});
  }

  Result<void> take_journal() {
    if (!texts_.journal) return {};
    if (!journal()) {
      out_.journal_is_not_ours = true;
      say(
          sentence("The journal cannot be read ({}). What only it had is missing; it is kept under "
                   "another name.",
                   texts_.journal->error().message));
      return {};
    }
    auto read = read_journal(*journal(), texts_.journal_name, out_.last);
    if (!read) return read.error();
    if (!settle_id(*read)) {
      out_.journal_is_not_ours = true;
      say(
          sentence("This journal is another session's: nothing was taken from it. It is kept under "
                   "another name."));
      return {};
    }
    if (read->other_branch && !is_older(*read)) return keep_branch(*read), Result<void>();
    if (read->session.nil() && read->last_seq > 0)
      say(sentence("The first line does not say whose journal this is; it was taken for this "
                   "session's."),
          1);
    if (read->found_by_hash) out_.file_seq = read->after_seq;
    if ((read->found_by_hash || has_lost_mark()) && was_changed_ && !rebuilt_)
      restore(out_.file_seq);
    if (read->other_branch)
      read->entries.clear();
    else
      out_.findings.insert(out_.findings.end(), read->findings.begin(), read->findings.end());
    replay(read->entries, out_.session, texts_.journal_name, out_.findings);
    out_.replayed = read->entries.size();
    if (read->last_seq >= out_.file_seq && read->last_hash) out_.last.hash = read->last_hash;
    out_.last.seq = std::max(out_.file_seq, read->last_seq);
    out_.last_step = read->last_step;
    out_.journal_bytes = read->good_bytes;
    out_.journal = journal()->substr(0, read->good_bytes);
    if (read->lacks_newline) out_.journal += '\n';
    if (!read->mended_end.empty()) out_.journal += read->mended_end + '\n';
    return {};
  }

  /// It was written with the journal's hash, which is not there any more.
  bool has_lost_mark() const {
    return !out_.last.hash && texts_.session && stated_hash(*texts_.session, kFileTail);
  }

  /// False: the journal is another session's. Where all speaks for the journal, it is the session
  /// file's id that is wrong.
  bool settle_id(const JournalRead& read) {
    const base::Id file = out_.session.id;
    if (read.session.nil() || read.session == file) return true;
    const auto head = header();
    const std::string own = file.str();
    const bool start_agrees =
        head && head->start.find("\"id\": \"" + read.session.str() + "\"") != std::string::npos;
    const bool start_has_ours =
        head && head->start.find("\"id\": \"" + own + "\"") != std::string::npos;
    int apart = 0;
    const std::string other = read.session.str();
    for (std::size_t i = 0; i < own.size(); ++i) apart += own[i] != other[i];
    if (!read.found_by_hash && apart > 1 && !(was_changed_ && shares_board(head))) return false;
    if (start_has_ours || !start_agrees) return true;
    out_.session.id = read.session;
    out_.repaired = true;
    out_.findings.push_back(
        {sentence("The session's id {} was wrong; its journal says {}.", own, other), 0,
         texts_.file_name});
    return true;
  }

  /// The journal began with a board that is the session file's.
  bool shares_board(const std::optional<JournalHeader>& head) const {
    const auto& boards = out_.session.boards;
    return head && std::any_of(boards.begin(), boards.end(), [&](const auto& board) {
             return head->start.find("\"id\": \"" + board.first.str() + "\"") != std::string::npos;
           });
  }

  /// The session as the journal alone has it.
  std::optional<model::Session> of_journal(const JournalRead& read) const {
    auto start = load_session_text(journal_start(*journal()), texts_.journal_name);
    if (!start) return {};
    std::vector<Finding> unused;
    replay(read.entries, start->session, texts_.journal_name, unused);
    return std::move(start->session);
  }

  /// The journal ends before the session file, and says nothing that is not in it: a copy of it was
  /// put back, or it was cut.
  bool is_older(const JournalRead& read) const {
    if (read.last_seq >= out_.file_seq) return false;
    const auto session = of_journal(read);
    return session && is_part_of(*session, out_.session);
  }

  /// The session file was changed since it was written, and nobody knows how. Where it reads well
  /// somebody may have edited it: what the journal has up to the same op, and the file has not, comes
  /// back. Else all of it is as the journal has it.
  void restore(std::uint64_t upto) {
    const auto head = header();
    if (!head) return;
    auto start = load_session_text(head->start, texts_.journal_name);
    if (!start) return;
    auto all = read_journal(*journal(), texts_.journal_name, {start->journal_seq, head->hash});
    if (!all || !all->found_by_hash) return;
    std::erase_if(all->entries, [&](const JournalEntry& entry) { return entry.seq > upto; });
    std::vector<Finding> unused;
    replay(all->entries, start->session, texts_.journal_name, unused);
    if (!unused.empty()) return;
    if (!out_.findings.empty()) {
      // What had to be repaired was hurt, not edited: the journal knows all of it.
      if (session_text(start->session, 0) == session_text(out_.session, 0)) return;
      out_.session = std::move(start->session);
      tell_restored(sentence("This file was damaged; what it held was taken from its journal."));
    } else if (const std::size_t restored = restore_lost(out_.session, start->session)) {
      tell_restored(sentence(
          "This file was changed or damaged; {} things that it had lost came back from its "
          "journal.",
          restored));
    }
  }
  void tell_restored(Sentence what) {
    out_.repaired = true;
    out_.findings.insert(out_.findings.begin(), {std::move(what), 0, texts_.file_name});
  }

  void keep_branch(const JournalRead& read) {
    out_.journal_is_not_ours = true;
    say(sentence(
        "This journal goes another way than the session file: somebody worked on another "
        "copy of the session. Its {} ops were not mixed in; it is kept under another name, "
        "as a session of its own.",
        read.entries.size()));
    if (const auto session = of_journal(read))
      out_.branch = session_text(*session, {read.last_seq, read.last_hash});
  }

  const Texts& texts_;
  const LoadLimits& limits_;
  const bool was_changed_;
  bool rebuilt_ = false;  // from the journal alone
  LoadedSession out_;
};

}  // namespace

Result<LoadedSession> load_session(base::FileSystem& files, const Path& given,
                                   const LoadLimits& limits) {
  const auto path = files.resolve(given);
  if (!path) return path.error();
  if (path->extension() == ".journal")
    return Error{ErrorCode::invalid,
                 sentence("This is a session's journal. Open the .json file of the same name."),
                 path->string()};
  const Path journal = journal_path(*path);
  // A disk that stumbles once is no reason to do without what lies on it.
  const auto read = [&](const Path& file, std::uint64_t most) {
    auto text = files.read(file, most);
    return !text && text.error().code == ErrorCode::io ? files.read(file, most) : text;
  };
  Texts texts{
      path->filename().string(), journal.filename().string(), read(*path, limits.max_bytes), {}};
  if (files.exists(journal)) texts.journal = read(journal, kMaxJournalBytes);

  const bool was_changed = texts.session && !is_as_written(*texts.session);
  auto out = Loader(texts, limits, was_changed).run(texts.session);
  if (was_changed && !(out && out->findings.empty())) {
    // Perhaps it is one byte that is wrong. What reads well as it stands is believed all the same:
    // a person may have written it.
    if (auto right = mended_session_text(*texts.session)) {
      auto other = Loader(texts, limits, false).run(std::move(*right));
      if (other && (!out || other->findings.size() < out->findings.size())) {
        other->repaired = true;
        other->findings.insert(
            other->findings.begin(),
            {sentence("One byte of this file was damaged; it was put right."), 0, texts.file_name});
        out = std::move(other);
      }
    }
  }
  if (!out) return out.error();
  out->path = *path;
  if (texts.session) {
    out->file_hash = text_hash(*texts.session);
    if (out->repaired) out->original = std::move(*texts.session);
  } else {
    out->file_hash = text_hash({});
  }
  return out;
}

}  // namespace storage
