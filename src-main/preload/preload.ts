import { contextBridge, ipcRenderer } from 'electron';
import { createWorkbenchApi } from './workbench-api.ts';

contextBridge.exposeInMainWorld('workbench', createWorkbenchApi(ipcRenderer));
