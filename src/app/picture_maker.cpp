#include "app/picture_maker.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "base/left_thread.h"
#include "base/log.h"
#include "canvas/scene.h"
#include "gfx/painter.h"
#include "storage/open_session.h"

namespace app {

namespace {

constexpr auto kPatienceAtEnd = std::chrono::milliseconds(250);
/// What a tile can show and cards are still to be made out (mm).
constexpr base::Size kSeen{12000, 6000};

struct Job {
  base::Path session;  // empty: `picture` is to be kept
  base::Path kept;
  gfx::Picture picture;
};

/// The faces that the list's layouts name, by their numbers.
std::vector<text::Face> faces_in(const canvas::DrawList& list, const text::Typesetter& typesetter) {
  std::vector<text::Face> out;
  for (const auto& entry : list.entries)
    if (const auto* text = std::get_if<canvas::Text>(&entry.item); text && text->layout)
      for (const text::GlyphRun& run : text->layout->runs)
        for (text::FaceId id = text::FaceId(out.size()); id <= run.face; ++id)
          out.push_back(typesetter.face(id));
  return out;
}

MadePicture make(base::FileSystem& files, text::Typesetter& typesetter, const Job& job,
                 const PictureMaker::Limits& limits) {
  MadePicture out;
  out.kept = job.kept;
  if (const auto bytes = files.read(job.kept, limits.bytes)) {
    if (auto read = gfx::read_picture(*bytes)) {
      out.pixels = std::move(read).value();
      return out;
    }
  }
  if (const auto bytes = files.read(job.session, limits.bytes); !bytes) return out;
  const auto session = storage::load_session(files, job.session);
  if (!session || session->session.boards.empty()) return out;
  const canvas::Look look;
  canvas::Scene scene(typesetter, look);
  scene.show(session->session.boards_in_order().front());
  const base::Rect bounds = scene.crowd(kSeen).bounds;
  if (bounds.empty()) return out;
  out.view = gfx::view_of(bounds.grown(10), kTileWidth, kTileHeight, 12);
  scene.paint(bounds, out.view.scale, out.list);
  if (out.list.entries.size() > limits.items) out.list.clear();
  out.faces = faces_in(out.list, typesetter);
  return out;
}

}  // namespace

// What the window's thread and the maker's have in common. The thread holds it alive, so that it
// can be left at any moment.
struct PictureMaker::Shared {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Job> jobs;
  std::optional<MadePicture> made;
  std::function<void()> wake;  // empty once the thread is left
  bool stop = false;
  bool ended = false;
  std::thread thread;

  void run(base::FileSystem& files, const base::Path& fonts, const Limits& limits) {
    auto typesetter = text::Typesetter::create(fonts);
    std::unique_lock lock(mutex);
    while (true) {
      changed.wait(lock, [this] { return stop || !jobs.empty(); });
      if (stop) break;
      const Job job = std::move(jobs.front());
      jobs.pop_front();
      lock.unlock();
      MadePicture picture;
      picture.kept = job.kept;
      if (!job.session.empty()) {
        if (typesetter) picture = make(files, **typesetter, job, limits);
      } else if (files.make_folders(job.kept.parent_path())) {
        (void)base::write_atomically(files, job.kept, gfx::to_png(job.picture));
      }
      lock.lock();
      if (job.session.empty() || stop) continue;
      made = std::move(picture);
      if (wake) wake();
    }
    ended = true;
    changed.notify_all();
  }
};

PictureMaker::PictureMaker(std::shared_ptr<base::FileSystem> files, base::Path fonts,
                           const base::Clock& clock, std::function<void()> wake, Limits limits)
    : files_(std::move(files)),
      fonts_(std::move(fonts)),
      clock_(clock),
      wake_(std::move(wake)),
      limits_(limits) {}

PictureMaker::~PictureMaker() { leave_thread(); }

void PictureMaker::start() {
  shared_ = std::make_shared<Shared>();
  shared_->wake = wake_;
  shared_->thread = std::thread([shared = shared_, files = files_, fonts = fonts_,
                                 limits = limits_] { shared->run(*files, fonts, limits); });
}

void PictureMaker::leave_thread() {
  if (!shared_) return;
  std::thread thread;
  bool ended = false;
  {
    std::unique_lock lock(shared_->mutex);
    shared_->stop = true;
    shared_->wake = nullptr;
    thread = std::move(shared_->thread);
    shared_->changed.notify_all();
    // One that has hung for so long already is not waited for.
    const bool hangs = asked_ && clock_.now_s() >= asked_->until_s;
    ended = !hangs &&
            shared_->changed.wait_for(lock, kPatienceAtEnd, [this] { return shared_->ended; });
  }
  if (!ended) base::thread_left();
  ended ? thread.join() : thread.detach();
  shared_.reset();
}

void PictureMaker::ask(const base::Path& session, const base::Path& kept) {
  ASSERT(idle(), "one picture is asked for at a time");
  asked_ = Asked{kept, clock_.now_s() + limits_.time_s};
  if (hangs_ >= limits_.most_hangs) {
    asked_->until_s = clock_.now_s();
    return;
  }
  if (!shared_) start();
  const std::lock_guard lock(shared_->mutex);
  shared_->jobs.push_back({session, kept, {}});
  shared_->changed.notify_all();
}

void PictureMaker::keep(const base::Path& kept, gfx::Picture picture) {
  if (!shared_) return;
  const std::lock_guard lock(shared_->mutex);
  shared_->jobs.push_back({{}, kept, std::move(picture)});
  shared_->changed.notify_all();
}

std::optional<MadePicture> PictureMaker::take() {
  if (!asked_) return {};
  if (shared_) {
    const std::lock_guard lock(shared_->mutex);
    if (shared_->made) {
      asked_.reset();
      return std::exchange(shared_->made, {});
    }
  }
  if (clock_.now_s() < asked_->until_s) return {};
  if (shared_) {
    base::log_warning("no small picture, it takes too long: " + asked_->kept.string());
    ++hangs_;
  }
  leave_thread();
  MadePicture none;
  none.kept = asked_->kept;
  asked_.reset();
  return none;
}

}  // namespace app
