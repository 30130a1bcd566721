#include "app/start_page.h"

#include <fmt/core.h>

#include <algorithm>

#include "app/file_words.h"
#include "app/options.h"
#include "base/log.h"
#include "storage/open_session.h"
#include "storage/recent.h"

namespace app {

namespace {
constexpr int kWidth = 640, kHeight = 306;  // as the tiles show them
constexpr std::size_t kTiles = 60;
constexpr std::uint64_t kLargest = 40u << 20;  // bytes of a session worth reading for its picture
}  // namespace

StartPage::StartPage(base::FileSystem& files, Stage& stage, text::Typesetter& typesetter,
                     base::Path sessions)
    : files_(files), stage_(stage), typesetter_(typesetter), sessions_(std::move(sessions)) {}

base::Path StartPage::picture_path(const base::Path& session, base::WallTime changed) const {
  const std::uint64_t name = storage::text_hash(std::filesystem::absolute(session).string());
  return cache_folder() / fmt::format("{:016x}-{}.png", name, changed);
}

void StartPage::cannot_open(const base::Path& path, base::Error error, const base::Messages& tr) {
  view_.trouble = file_trouble(path, error, tr);
  trouble_ = {path, std::move(error)};
}

void StartPage::forget_trouble() {
  view_.trouble = {};
  trouble_.reset();
}

void StartPage::refresh(const base::Messages& tr) {
  if (trouble_) view_.trouble = file_trouble(trouble_->path, trouble_->error, tr);
  view_.recent.clear();
  wanted_.clear();
  const auto recent = storage::recent_sessions(files_, sessions_);
  if (!recent) {
    if (recent.error().code != base::ErrorCode::not_found) base::log_warning(recent.error().text());
    return;
  }
  for (const storage::RecentSession& r : *recent) {
    if (view_.recent.size() >= kTiles) break;
    panels::RecentSession tile;
    tile.path = r.path;
    tile.title = r.title.empty() && r.error ? r.path.filename().string() : r.title;
    tile.date = r.date;
    tile.venue = r.venue;
    tile.cards = int(r.cards);
    if (r.error) tile.error = r.error->message.in(tr);
    if (const auto made = made_.find(picture_path(r.path, r.changed)); made != made_.end()) {
      tile.picture.texture = ImTextureID(std::uintptr_t(made->second.texture));
      tile.picture.width_px = float(made->second.width);
      tile.picture.height_px = float(made->second.height);
    } else if (!r.error) {
      wanted_.push_back({view_.recent.size(), r.changed});
    }
    view_.recent.push_back(std::move(tile));
  }
}

bool StartPage::make_one_picture() {
  if (wanted_.empty()) return false;
  const Wanted w = wanted_.front();
  wanted_.erase(wanted_.begin());
  panels::RecentSession& tile = view_.recent[w.tile];
  const base::Path path = picture_path(tile.path, w.changed);
  gfx::Picture picture;
  if (const auto kept = files_.read(path, kLargest)) {
    if (auto read = gfx::read_picture(*kept)) picture = std::move(read).value();
  }
  if (picture.rgba.empty()) {
    const auto size = files_.read(tile.path, kLargest);
    if (!size) return true;
    const auto session = storage::load_session(files_, tile.path);
    if (!session || session->session.boards.empty()) return true;
    const canvas::Look look;
    const model::Board& board = *session->session.boards_in_order().front();
    canvas::BoardPicture map = canvas::draw_board(board, typesetter_, look, 0.5);
    if (map.bounds.empty()) return true;
    const gfx::View view = gfx::view_of(map.bounds.grown(10), kWidth, kHeight, 12);
    map.list.clear();
    canvas::Scene scene(typesetter_, look);
    scene.show(&board);
    scene.paint(map.bounds, view.scale, map.list);
    picture =
        gfx::render_to_picture(stage_.painter(), map.list, view, kWidth, kHeight, look.ground);
    if (files_.make_folders(cache_folder()))
      (void)base::write_atomically(files_, path, gfx::to_png(picture));
  }
  const unsigned texture = stage_.ui().make_texture(picture);
  made_[path] = {texture, picture.width, picture.height};
  tile.picture.texture = ImTextureID(std::uintptr_t(texture));
  tile.picture.width_px = float(picture.width);
  tile.picture.height_px = float(picture.height);
  return true;
}

panels::FilesView StartPage::list_folder(base::FileSystem& files, const base::Path& folder,
                                         panels::FilesPurpose purpose, const base::Messages& tr) {
  panels::FilesView view;
  view.purpose = purpose;
  view.folder = folder.string();
  if (folder.has_parent_path() && folder != folder.root_path()) view.parent = folder.parent_path();
  auto entries = files.list(folder);
  if (!entries) {
    view.error = entries.error().message.in(tr);
    return view;
  }
  for (const base::FolderEntry& e : *entries) {
    const std::string name = e.path.filename().string();
    if (name.empty() || name[0] == '.') continue;
    std::string ext = e.path.extension().string();
    std::transform(ext.begin(), ext.end(), ext.begin(),
                   [](unsigned char c) { return char(std::tolower(c)); });
    const bool wanted = purpose == panels::FilesPurpose::open_session
                            ? ext == ".json"
                            : ext == ".txt" || ext == ".csv" || ext == ".tsv";
    if (!e.is_folder && !wanted) continue;
    view.entries.push_back(
        {e.path, name, e.is_folder ? "" : base::local_date(e.changed_ms), e.is_folder, ""});
  }
  std::sort(view.entries.begin(), view.entries.end(), [](const auto& a, const auto& b) {
    return a.folder != b.folder ? a.folder : a.name < b.name;
  });
  return view;
}

}  // namespace app
