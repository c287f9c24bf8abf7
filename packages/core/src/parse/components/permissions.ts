/**
 * What the permissions that pages list are for: a checkout of the documentation holds their names only, and readers ask
 * by purpose ("take pictures", "read contacts").
 */

/** Android permissions by name, without `android.permission.`. */
export const ANDROID_PERMISSIONS: Record<string, string> = {
  ACCESS_BACKGROUND_LOCATION:
    "Lets the app read the device's location while the app is in the background.",
  ACCESS_COARSE_LOCATION: "Lets the app read roughly where the device is: approximate location.",
  ACCESS_FINE_LOCATION: "Lets the app read exactly where the device is: precise location.",
  ACCESS_MEDIA_LOCATION:
    "Lets the app read where shared photos and videos were taken: their geographic location.",
  ACCESS_NETWORK_STATE: "Lets the app see which networks are connected.",
  ACCESS_NOTIFICATION_POLICY:
    "Lets the app read and change Do Not Disturb: the policy for notifications.",
  ACCESS_WIFI_STATE: "Lets the app see Wi-Fi networks and the state of the connection.",
  ACTIVITY_RECOGNITION: "Lets the app detect physical activity, such as walking or counting steps.",
  BLUETOOTH:
    "Lets the app talk to Bluetooth devices that are paired already. Android 11 and lower.",
  BLUETOOTH_CONNECT: "Lets the app talk to paired Bluetooth devices. Android 12 and higher.",
  BLUETOOTH_SCAN: "Lets the app search for nearby Bluetooth devices in order to pair with them.",
  CAMERA: "Lets the app take pictures and video with the device's cameras.",
  FOREGROUND_SERVICE: "Lets the app keep a foreground service running.",
  FOREGROUND_SERVICE_LOCATION: "Lets a foreground service of the app use the type `location`.",
  FOREGROUND_SERVICE_MEDIA_PLAYBACK:
    "Lets a foreground service of the app use the type `mediaPlayback`.",
  FOREGROUND_SERVICE_MICROPHONE: "Lets a foreground service of the app use the type `microphone`.",
  HIGH_SAMPLING_RATE_SENSORS:
    "Lets the app read sensor data more than 200 times a second (a sampling rate above 200 Hz).",
  INTERNET: "Lets the app use the network: open sockets and connect to the internet.",
  MODIFY_AUDIO_SETTINGS:
    "Lets the app change audio settings of the whole device, such as volume and routing.",
  NFC: "Lets the app exchange data over NFC.",
  POST_NOTIFICATIONS: "Lets the app show notifications. Android 13 and higher.",
  READ_CALENDAR: "Lets the app see the user's calendar events.",
  READ_CONTACTS: "Lets the app see the user's contacts.",
  READ_EXTERNAL_STORAGE: "Lets the app open files on external (shared) storage.",
  READ_MEDIA_AUDIO: "Lets the app open audio files on external storage that other apps made.",
  READ_MEDIA_IMAGES: "Lets the app open images on external storage that other apps made.",
  READ_MEDIA_VIDEO: "Lets the app open videos on external storage that other apps made.",
  READ_MEDIA_VISUAL_USER_SELECTED:
    "Lets the app open only those images and videos that the user selected in the photo picker of the permission prompt.",
  READ_PHONE_STATE:
    "Lets the app see the state of the phone: its cellular network, ongoing calls and registered phone accounts.",
  RECEIVE_BOOT_COMPLETED:
    "Lets the app start work after the device has booted (`ACTION_BOOT_COMPLETED`).",
  RECORD_AUDIO: "Lets the app record sound with the microphone.",
  REQUEST_INSTALL_PACKAGES: "Lets the app ask the user to install another package (APK).",
  SCHEDULE_EXACT_ALARM:
    "Lets the app schedule alarms for an exact time, once the user has agreed in the settings.",
  SYSTEM_ALERT_WINDOW: "Lets the app draw windows over other apps.",
  USE_BIOMETRIC: "Lets the app authenticate by fingerprint, face or what else the device supports.",
  USE_EXACT_ALARM: "Lets the app schedule alarms for an exact time without the user being asked.",
  USE_FINGERPRINT:
    "Lets the app authenticate by fingerprint. Deprecated since Android 9 in favor of `USE_BIOMETRIC`.",
  VIBRATE: "Lets the app make the device vibrate.",
  WAKE_LOCK: "Lets the app hold a wake lock: the processor stays awake or the screen stays on.",
  WRITE_CALENDAR: "Lets the app add, change and delete calendar events of the user.",
  WRITE_CONTACTS: "Lets the app add, change and delete contacts of the user.",
  WRITE_EXTERNAL_STORAGE: "Lets the app create and change files on external (shared) storage.",
  WRITE_SETTINGS: "Lets the app change settings of the system.",
};

const asks = (purpose: string) => `Shown to the user when the app asks to ${purpose}.`;

/** Keys of Info.plist whose text the system shows when the app asks. */
export const IOS_USAGE_KEYS: Record<string, string> = {
  NSAppleMusicUsageDescription: asks("use the media library (Apple Music)"),
  NSBluetoothAlwaysUsageDescription: asks("use Bluetooth"),
  NSCalendarsFullAccessUsageDescription: `${asks("read and write calendar events (full access)")} iOS 17 and later.`,
  NSCalendarsUsageDescription: `${asks("use the calendar")} iOS 16 and earlier.`,
  NSCalendarsWriteOnlyAccessUsageDescription: `${asks("create calendar events without reading them (write-only access)")} iOS 17 and later.`,
  NSCameraUsageDescription: asks("use the camera"),
  NSContactsUsageDescription: asks("read or change contacts"),
  NSFaceIDUsageDescription: asks("authenticate by Face ID"),
  NSLocalNetworkUsageDescription: asks("find and connect to devices on the local network"),
  NSLocationAlwaysAndWhenInUseUsageDescription: asks(
    "read the location at all times, in the background too",
  ),
  NSLocationAlwaysUsageDescription: `${asks("read the location at all times")} Deprecated: from iOS 11 on, \`NSLocationAlwaysAndWhenInUseUsageDescription\` is used instead.`,
  NSLocationWhenInUseUsageDescription: asks(
    "read the location while the app is in use, in the foreground",
  ),
  NSMicrophoneUsageDescription: asks("record with the microphone"),
  NSMotionUsageDescription: asks("read motion and fitness data, such as steps"),
  NSPhotoLibraryAddUsageDescription: asks("add to the photo library without reading it (add-only)"),
  NSPhotoLibraryUsageDescription: asks("read and change the photo library"),
  NSRemindersFullAccessUsageDescription: `${asks("read and write reminders (full access)")} iOS 17 and later.`,
  NSRemindersUsageDescription: `${asks("use reminders")} iOS 16 and earlier.`,
  NSSpeechRecognitionUsageDescription: asks(
    "send recordings to Apple's servers for speech recognition",
  ),
  NSUserTrackingUsageDescription: asks("use data that tracks the user or the device"),
};
