#include "app/start_page.h"

#include <fmt/core.h>

#include <algorithm>

#include "app/file_trouble.h"
#include "app/options.h"
#include "base/folders.h"
#include "base/log.h"
#include "storage/open_session.h"
#include "storage/recent.h"

namespace app {

namespace {
constexpr std::size_t kTiles = 60;
}  // namespace

StartPage::StartPage(base::FileSystem& files, Compositor& stage, text::Typesetter& typesetter,
                     base::Path sessions, base::Path fonts, const base::Clock& clock,
                     std::function<void()> wake)
    : files_(files),
      compositor_(stage),
      typesetter_(typesetter),
      sessions_(std::move(sessions)),
      maker_(std::make_shared<base::RealFileSystem>(), std::move(fonts), clock, std::move(wake),
             {}) {}

base::Path StartPage::picture_path(const base::Path& session, base::WallTime changed) const {
  const std::uint64_t name = storage::text_hash(std::filesystem::absolute(session).string());
  return base::cache_folder() / fmt::format("{:016x}-{}.png", name, changed);
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
  tile_pictures_.clear();
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
    const base::Path kept = picture_path(r.path, r.changed);
    if (const auto made = made_.find(kept); made != made_.end())
      tile.picture = made->second;
    else if (!r.error)
      wanted_.push_back({r.path, kept});
    view_.recent.push_back(std::move(tile));
    tile_pictures_.push_back(kept);
  }
}

/// The maker's typesetter numbers the faces in its own way.
gfx::Picture StartPage::painted(MadePicture& made) {
  std::vector<text::FaceId> ids;
  for (const text::Face& face : made.faces) ids.push_back(typesetter_.face_id(face));
  for (auto& entry : made.list.entries)
    if (auto* text = std::get_if<canvas::Text>(&entry.item); text && text->layout) {
      auto layout = std::make_shared<text::Layout>(*text->layout);
      for (text::GlyphRun& run : layout->runs) run.face = ids[run.face];
      text->layout = std::move(layout);
    }
  return gfx::render_to_picture(compositor_.painter(), made.list, made.view, kTileWidth,
                                kTileHeight, canvas::Look().ground);
}

bool StartPage::tick() {
  bool got = false;
  if (auto made = maker_.take()) {
    panels::Picture& picture = made_[made->kept];
    if (!made->pixels && !made->list.entries.empty()) {
      made->pixels = painted(*made);
      maker_.keep(made->kept, *made->pixels);
    }
    if (made->pixels) {
      picture.texture = ImTextureID(std::uintptr_t(compositor_.ui().make_texture(*made->pixels)));
      picture.width_px = float(made->pixels->width);
      picture.height_px = float(made->pixels->height);
    }
    for (std::size_t i = 0; i < tile_pictures_.size(); ++i)
      if (tile_pictures_[i] == made->kept) view_.recent[i].picture = picture, got = true;
  }
  while (maker_.idle() && !wanted_.empty()) {
    const Wanted next = wanted_.front();
    wanted_.erase(wanted_.begin());
    if (!made_.contains(next.kept)) maker_.ask(next.session, next.kept);
  }
  return got;
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
