import { APPLE } from '@/lib/apple/sources'

/** A push to begin with. The composer adds the topic's suffix for its type. */
export interface PayloadTemplate {
  id: string
  title: string
  /** One sentence: what it is for. */
  about: string
  pushType: string
  priority: string
  /** JSON with two spaces of indentation. */
  payload: string
  see: string
}

const write = (payload: object) => JSON.stringify(payload, null, 2)

const alert = (
  id: string,
  title: string,
  about: string,
  payload: object,
  see: string = APPLE.payload,
): PayloadTemplate => ({
  id,
  title,
  about,
  pushType: 'alert',
  priority: '10',
  payload: write(payload),
  see,
})

export const TEMPLATES: readonly PayloadTemplate[] = [
  alert('simple', 'Simple alert', 'Text and nothing else.', {
    aps: { alert: 'Your order is ready.' },
  }),
  alert('title-and-body', 'Title and body', 'The usual notification.', {
    aps: { alert: { title: 'Order 4711', body: 'Your order is ready.' }, sound: 'default' },
  }),
  alert('title-subtitle-body', 'Title, subtitle and body', 'All three lines.', {
    aps: {
      alert: { title: 'Order 4711', subtitle: 'Café Central', body: 'Your order is ready.' },
      sound: 'default',
    },
  }),
  alert('badge', 'Badge', 'Sets the number on the icon, shows nothing.', { aps: { badge: 3 } }),
  alert('clear-badge', 'Clear badge', 'Removes the number from the icon.', { aps: { badge: 0 } }),
  alert('sound', 'Own sound', 'Plays a sound file of the app.', {
    aps: { alert: { title: 'Goal', body: '2:1' }, sound: 'goal.caf' },
  }),
  alert(
    'time-sensitive',
    'Time-sensitive',
    'Breaks through Focus, with the capability.',
    {
      aps: {
        alert: { title: 'Your driver is here', body: 'Black car, Main Street 1' },
        sound: 'default',
        'interruption-level': 'time-sensitive',
        'relevance-score': 1,
      },
    },
    APPLE.interruptionLevel,
  ),
  alert(
    'passive',
    'Passive',
    'Goes to the list without lighting up the screen.',
    {
      aps: {
        alert: { title: 'Weekly summary', body: '12 new articles' },
        'interruption-level': 'passive',
      },
    },
    APPLE.interruptionLevel,
  ),
  alert(
    'critical',
    'Critical alert',
    'Sounds through silence and Focus, with Apple’s entitlement.',
    {
      aps: {
        alert: { title: 'Smoke detected', body: 'Kitchen' },
        sound: { critical: 1, name: 'default', volume: 1 },
        'interruption-level': 'critical',
      },
    },
    APPLE.criticalAlerts,
  ),
  alert('localised', 'Localised', 'The app’s own strings, with arguments.', {
    aps: {
      alert: {
        'title-loc-key': 'GAME_INVITE_TITLE',
        'loc-key': 'GAME_INVITE_BODY',
        'loc-args': ['Anna', '3'],
      },
      sound: 'default',
    },
  }),
  alert(
    'rich-media',
    'Picture or changed words',
    'The service extension fetches a picture first.',
    {
      aps: { alert: { title: 'New photo', body: 'Anna shared a photo.' }, 'mutable-content': 1 },
      'image-url': 'https://example.com/photo.jpg',
    },
    APPLE.serviceExtension,
  ),
  alert('thread', 'Grouped', 'Joins the notifications of one conversation.', {
    aps: {
      alert: { title: 'Anna', body: 'See you at eight?' },
      sound: 'default',
      'thread-id': 'chat-42',
    },
    chat: 42,
  }),
  alert('category', 'With actions', 'Shows the buttons that the app registered.', {
    aps: { alert: { title: 'Meeting at ten', body: 'Will you come?' }, category: 'INVITATION' },
    meeting: 17,
  }),
  {
    id: 'background',
    title: 'Background refresh',
    about: 'Wakes the app to fetch something; shows nothing.',
    pushType: 'background',
    priority: '5',
    payload: write({ aps: { 'content-available': 1 }, changed: ['orders'] }),
    see: APPLE.background,
  },
  {
    id: 'voip',
    title: 'Incoming call',
    about: 'VoIP: the app has to report a call. Set the expiration to now or never.',
    pushType: 'voip',
    priority: '10',
    payload: write({ call: '6f9619ff-8b86-4011-b42d-00cf4fc964ff', caller: 'Anna' }),
    see: APPLE.voip,
  },
  {
    id: 'widgets',
    title: 'Reload widgets',
    about: 'Asks WidgetKit for new timelines.',
    pushType: 'widgets',
    priority: '10',
    payload: write({ aps: { 'content-changed': true } }),
    see: APPLE.widgets,
  },
]
