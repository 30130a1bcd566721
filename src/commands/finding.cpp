#include "commands/finding.h"

#include <fmt/core.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "archive/excerpt.h"
#include "base/assets.h"
#include "base/file_words.h"
#include "base/folders.h"
#include "base/messages.h"
#include "commands/progress_bar.h"
#include "storage/open_session.h"
#include "text/printable.h"

namespace commands {

using base::ErrorCode;
using base::sentence;

namespace {

constexpr std::size_t kMostShown = 200;  // characters of a text

const char* name_of(archive::Kind kind) {
  switch (kind) {
    case archive::Kind::title:
      return "title";
    case archive::Kind::question:
      return "question";
    case archive::Kind::plate:
      return "plate";
    case archive::Kind::card:
      break;
  }
  return "card";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts)
    if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
  return out;
}

void print_hit(const archive::Hit& hit, const std::vector<std::string>& words, bool on_terminal) {
  for (const archive::Piece& piece : archive::excerpt(hit.thing.text, words, kMostShown)) {
    const bool marked = piece.is_hit && on_terminal;
    fmt::print("{}{}{}", marked ? "\033[1;7m" : "", text::printable(piece.text),
               marked ? "\033[0m" : "");
  }
  const std::string island = hit.thing.island.empty() ? "" : "［" + hit.thing.island + "］";
  fmt::print("\n    {}\n    {}\n",
             text::printable(joined({island, hit.title, hit.date, hit.venue})), hit.path.string());
}

/// Brings the index up to date. What cannot be is said, and what the index has is searched all the same.
base::Result<void> refresh(archive::Archive& all, const base::Messages& tr) {
  std::optional<ProgressBar> bar(stderr);
  auto progress = all.look();
  if (progress)
    progress = all.read_some(1e9, [&](archive::Progress now) { bar->show(now.done, now.all, {}); });
  bar.reset();
  if (progress) return {};
  if (progress.error().code != ErrorCode::locked || !all.is_open()) return progress.error();
  fmt::print(stderr, "kurumaza: {}\n", base::said(progress.error(), tr));
  return {};
}

}  // namespace

archive::Archive archive_of(base::FileSystem& files, const base::Path& folder,
                            const base::Path& cache) {
  return {files,
          [&files](const base::Path& path) -> base::Result<model::Session> {
            auto loaded = storage::load_session(files, path);
            if (!loaded) return loaded.error();
            return std::move(loaded->session);
          },
          {folder, cache}};
}

std::string found_as_json(const archive::Answer& answer) {
  nlohmann::ordered_json out{{"words", answer.words},
                             {"things", answer.hits.things},
                             {"sessions", answer.hits.sessions},
                             {"counted", answer.hits.is_counted},
                             {"hits", nlohmann::ordered_json::array()}};
  for (const archive::Hit& hit : answer.hits.first)
    out["hits"].push_back({{"kind", name_of(hit.thing.kind)},
                           {"id", hit.thing.id.str()},
                           {"text", hit.thing.text},
                           {"island", hit.thing.island},
                           {"session", hit.session.str()},
                           {"title", hit.title},
                           {"date", hit.date},
                           {"venue", hit.venue},
                           {"path", hit.path.string()}});
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

int command_find(const FindWishes& wishes) {
  base::RealFileSystem files;
  const base::Messages tr(base::system_language(), base::find_assets().locale.string());
  const auto failed = [&](const base::Error& error) {
    fmt::print(stderr, "kurumaza: {}\n", base::said(error, tr));
    return 2;
  };
  std::error_code ignored;
  const base::Path folder = std::filesystem::absolute(wishes.in, ignored);
  archive::Archive all = archive_of(files, folder, base::cache_folder() / "find");
  if (auto done = refresh(all, tr); !done) return failed(done.error());
  std::string asked;
  for (const std::string& word : wishes.words) asked += word + " ";
  auto answer = all.search(asked, wishes.limit);
  if (!answer && answer.error().code == ErrorCode::format) {
    // Only now it was seen to be damaged.
    if (auto done = refresh(all, tr); !done) return failed(done.error());
    answer = all.search(asked, wishes.limit);
  }
  if (!answer) return failed(answer.error());
  const auto known = all.known();
  if (!known) return failed(known.error());
  const archive::Hits& hits = answer->hits;
  if (wishes.json) {
    fmt::print("{}\n", found_as_json(*answer));
  } else {
    const bool on_terminal = isatty(STDOUT_FILENO) == 1;
    for (const archive::Hit& hit : hits.first) print_hit(hit, answer->words, on_terminal);
    fmt::print("{}\n", hits.is_counted ? sentence("{} places in {} of {} sessions.", hits.things,
                                                  hits.sessions, known->sessions)
                                             .in(tr)
                                       : sentence("More than {} places; {} sessions were searched.",
                                                  hits.things, known->sessions)
                                             .in(tr));
  }
  if (known->anonymous > 0)
    fmt::print(stderr, "kurumaza: {}\n",
               sentence("{} sessions are anonymous, or have no words; they are not searched.",
                        known->anonymous)
                   .in(tr));
  if (known->damaged > 0)
    fmt::print(stderr, "kurumaza: {}\n",
               sentence("{} files cannot be read; they are not searched.", known->damaged).in(tr));
  return hits.things > 0 ? 0 : 1;
}

}  // namespace commands
