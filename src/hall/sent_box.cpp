#include "hall/sent_box.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <utility>

#include "base/lines.h"
#include "base/log.h"
#include "hall/message_json.h"

namespace hall {

namespace {

constexpr std::size_t kMostFileBytes = 2 * kMostDispatchBytes;
constexpr std::size_t kMostHall = 8000;  // of a certificate
constexpr std::size_t kMostFacts = 4 * kMostHall;
constexpr const char* kEnding = ".sent";

/// Three lines: whose it is, how far it is in the spelling of the hall's news, and the dispatch as it is told.
std::string written(const SentIsland& sent, const std::string& hall) {
  HallNews far;
  for (const auto& [place, table] : sent.tables) far.tables.push_back({place, table});
  far.sent.push_back({sent.request, sent.at});
  const Json facts{{"hall", hall}, {"island", sent.island.str()}};
  return facts.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n" + text_of(far) + "\n" +
         sent.body + "\n";
}

struct Kept {
  SentIsland sent;
  std::string hall;
  base::WallTime at = 0;
};

std::optional<Kept> read(std::string_view text) {
  std::vector<std::string_view> lines;
  base::for_each_line(text, [&](std::string_view line) { lines.push_back(line); });
  if (lines.size() != 3) return {};
  const auto facts = read_object(lines[0], kMostFacts);
  const auto far = read_news(lines[1]);
  const auto dispatch = read_dispatch(lines[2]);
  if (!facts || !far || far->sent.size() != 1 || !dispatch) return {};
  Kept out;
  out.hall = text_in(*facts, "hall", kMostHall);
  out.at = dispatch->request.at;
  out.sent.request = dispatch->request.id;
  out.sent.island = id_in(*facts, "island");
  out.sent.plate = std::get<IslandFromAfar>(dispatch->request.wish).plate;
  for (const HallNews::There& there : far->tables) {
    out.sent.tables[there.place] = there.table;
    const auto at = far->sent[0].at.find(there.place);
    out.sent.at[there.place] = at == far->sent[0].at.end() ? Errand::At::on_its_way : at->second;
  }
  out.sent.body = lines[2];
  const bool same = far->sent[0].request == out.sent.request && !out.sent.at.empty();
  return same ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

base::Path SentBox::path_of(base::Id request) const { return folder_ / (request.str() + kEnding); }

std::vector<SentIsland> SentBox::open(const std::string& hall, base::WallTime now) {
  std::vector<SentIsland> out;
  const auto entries = files_->list(folder_);
  if (!entries) return out;  // nothing was ever sent
  for (const base::FolderEntry& entry : *entries) {
    if (entry.is_folder || entry.path.extension() != kEnding) continue;
    const auto text = files_->read(entry.path, kMostFileBytes);
    auto kept = text ? read(*text) : std::nullopt;
    if (kept && kept->hall == hall && std::abs(now - kept->at) < kKept_ms)
      out.push_back(std::move(kept->sent));
    else if (const auto gone = files_->remove(entry.path); !gone)
      base::log_warning("what was sent to another table: " + gone.error().text());
  }
  std::ranges::sort(out, {}, &SentIsland::request);
  return out;
}

void SentBox::keep(const SentIsland& sent, const std::string& hall) {
  (void)files_->make_folders(folder_);  // writing says where it fails
  if (const auto kept = base::write_atomically(*files_, path_of(sent.request), written(sent, hall));
      !kept)
    base::log_warning("what is sent to another table could not be kept: " + kept.error().text());
}

void SentBox::drop(base::Id request) {
  const base::Path path = path_of(request);
  if (!files_->exists(path)) return;
  if (const auto gone = files_->remove(path); !gone)
    base::log_warning("what was sent to another table: " + gone.error().text());
}

void SentBox::drop_all() {
  const auto entries = files_->list(folder_);
  if (!entries) return;
  for (const base::FolderEntry& entry : *entries)
    if (!entry.is_folder && entry.path.extension() == kEnding) (void)files_->remove(entry.path);
}

}  // namespace hall
