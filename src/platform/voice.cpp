#include "platform/voice.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "base/utf8.h"
#include "platform/canberra.h"
#include "platform/leave_signals.h"

namespace platform {

namespace {

constexpr std::chrono::milliseconds kPatience{500}, kLook{10};
constexpr double kLongest_s = 20;          // for the program to make one piece
constexpr std::size_t kMostBytes = 600;    // its line has room for a thousand
constexpr std::size_t kMostFolders = 200;  // looked through for a voice
constexpr const char* kDictionaries[] = {"/var/lib/mecab/dic/open-jtalk/naist-jdic",
                                         "/usr/share/open_jtalk/dic", "/usr/share/open-jtalk/dic",
                                         "/usr/local/share/open_jtalk/dic"};
constexpr const char* kVoices[] = {"/usr/share/hts-voice", "/usr/local/share/hts-voice",
                                   "/usr/share/open-jtalk/voices"};

std::optional<base::Path> voice_below(base::FileSystem& files, const base::Path& folder) {
  std::vector<base::Path> left{folder};
  for (std::size_t n = 0; n < left.size() && n < kMostFolders; ++n) {
    const auto entries = files.list(left[n]);
    if (!entries) continue;
    for (const base::FolderEntry& e : *entries) {
      if (e.is_folder) left.push_back(e.path);
      if (e.path.extension() == ".htsvoice") return e.path;
    }
  }
  return {};
}

/// A folder that only we read; gone with this.
struct OwnFolder {
  OwnFolder() {
    char name[] = "/tmp/kurumaza-voice-XXXXXX";
    if (::mkdtemp(name)) path = name;
  }
  ~OwnFolder() {
    if (path.empty()) return;
    for (const char* file : {"words", "sound.wav"}) ::unlink((path / file).c_str());
    ::rmdir(path.c_str());
  }
  base::Path path;
};

bool write(const base::Path& file, const std::string& text) {
  std::FILE* out = std::fopen(file.c_str(), "w");
  if (!out) return false;
  const bool whole = std::fwrite(text.data(), 1, text.size(), out) == text.size();
  return std::fclose(out) == 0 && whole;
}

/// True: it ended, and well, before it was stopped.
bool make_sound(const Voice::Means& means, const OwnFolder& folder, const std::string& piece,
                const std::atomic<bool>& stop) {
  const std::string words = (folder.path / "words").string(),
                    sound = (folder.path / "sound.wav").string(), program = means.program.string(),
                    dictionary = means.dictionary.string(), voice = means.voice.string();
  if (!write(words, piece + "\n")) return false;
  const pid_t child = ::fork();
  if (child < 0) return false;
  if (child == 0) {
    LeaveSignals::unblock_in_child();
    // What it says of words it does not know is nobody's business.
    if (const int nothing = ::open("/dev/null", O_WRONLY); nothing >= 0) {
      ::dup2(nothing, STDOUT_FILENO);
      ::dup2(nothing, STDERR_FILENO);
    }
    ::execl(program.c_str(), program.c_str(), "-x", dictionary.c_str(), "-m", voice.c_str(), "-ow",
            sound.c_str(), words.c_str(), nullptr);
    ::_exit(127);
  }
  const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(kLongest_s);
  int status = 0;
  bool ended = false;
  while (!(ended = ::waitpid(child, &status, WNOHANG) != 0)) {
    if (stop || std::chrono::steady_clock::now() > until) break;
    std::this_thread::sleep_for(kLook);
  }
  if (!ended) {
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
  }
  return ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

/// What both threads know; the one that plays may outlive the program's wish for it, as a server may keep
/// it waiting.
struct Voice::Thread {
  std::mutex mutex;
  std::condition_variable changed;
  std::optional<std::string> wanted;
  bool ends = false, ended = false, busy = false;
  std::atomic<bool> stop = false;  // what is read now is to be cut off
  std::atomic<bool> fails = false;

  void run(const Means& means, const Play& play);
};

void Voice::Thread::run(const Means& means, const Play& play) {
  const OwnFolder folder;
  std::unique_lock lock(mutex);
  while (true) {
    changed.wait(lock, [&] { return ends || wanted; });
    if (ends) break;
    const std::string text = *std::exchange(wanted, {});
    busy = true;
    stop = false;
    lock.unlock();
    for (const std::string& piece : pieces(text)) {
      if (stop) break;
      const bool heard = !folder.path.empty() && make_sound(means, folder, piece, stop) &&
                         play(folder.path / "sound.wav", stop);
      if (heard || stop) continue;
      if (!fails.exchange(true)) base::log_warning("nothing can be read aloud");
      break;
    }
    lock.lock();
    busy = false;
  }
}

std::optional<Voice::Means> Voice::find(base::FileSystem& files,
                                        const std::vector<base::Path>& programs) {
  Means out;
  for (const base::Path& program : programs)
    if (out.program.empty() && files.exists(program)) out.program = program;
  for (const char* folder : kDictionaries)
    if (out.dictionary.empty() && files.exists(base::Path(folder) / "sys.dic"))
      out.dictionary = folder;
  for (const char* folder : kVoices)
    if (const auto voice = voice_below(files, folder); voice && out.voice.empty())
      out.voice = *voice;
  if (out.program.empty() || out.dictionary.empty() || out.voice.empty()) return {};
  return out;
}

Voice::Play Voice::player() {
  return [](const base::Path& file, const std::atomic<bool>& stop) {
    static const Canberra library;
    constexpr std::uint32_t kNumber = 1;
    ca_context* const context = library.context();
    if (!context) return false;
    const bool begun =
        library.play(context, kNumber, CA_PROP_MEDIA_FILENAME, file.c_str(), CA_PROP_MEDIA_ROLE,
                     "a11y", CA_PROP_CANBERRA_CACHE_CONTROL, "never", nullptr) == CA_SUCCESS;
    int playing = begun ? 1 : 0;
    while (playing && !stop) {
      std::this_thread::sleep_for(kLook);
      if (library.playing(context, kNumber, &playing) != CA_SUCCESS) playing = 0;
    }
    if (stop) library.cancel(context, kNumber);
    library.destroy(context);
    return begun;
  };
}

Voice::~Voice() {
  if (!thread_) return;
  std::unique_lock lock(thread_->mutex);
  thread_->ends = thread_->stop = true;
  thread_->changed.notify_all();
  thread_->changed.wait_for(lock, kPatience, [this] { return thread_->ended; });
}

void Voice::read(const std::string& utf8) {
  if (!means_) return;
  if (!thread_) {
    if (utf8.empty()) return;
    thread_ = std::make_shared<Thread>();
    std::thread([thread = thread_, means = *means_, play = play_] {
      thread->run(means, play);
      const std::lock_guard lock(thread->mutex);
      thread->ended = true;
      thread->changed.notify_all();
    }).detach();
  }
  const std::lock_guard lock(thread_->mutex);
  thread_->stop = true;
  thread_->wanted.reset();
  if (!utf8.empty()) thread_->wanted = utf8;
  thread_->changed.notify_all();
}

bool Voice::silent() const {
  if (!thread_) return true;
  const std::lock_guard lock(thread_->mutex);
  return !thread_->wanted && !thread_->busy;
}

std::vector<std::string> Voice::pieces(const std::string& utf8) {
  std::vector<std::string> out;
  std::string piece;
  const auto end_piece = [&] {
    if (piece.find_first_not_of(" \t") != piece.npos) out.push_back(piece);
    piece.clear();
  };
  for (std::size_t at = 0; at < utf8.size();) {
    std::size_t next = at;
    const char32_t c = base::code_point_at(utf8, at, next);
    if (c == U'\n' || c == U'\r') {
      end_piece();
    } else if (c >= U' ') {
      piece.append(utf8, at, next - at);
      if (c == U'。' || piece.size() >= kMostBytes) end_piece();
    }
    at = next;
  }
  end_piece();
  return out;
}

}  // namespace platform
